#include "common/timestamp.hpp"

#include <chrono>
#include <cstdio>

namespace broadsheet::common {
namespace {

using std::chrono::sys_days;

// `digits` decimal digits at the front of `text`, taken off; -1 if they are not there.
int take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text[0] != c) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  Date date;
  date.year = take_number(text, 4);
  if (!take(text, '-')) return {};
  date.month = take_number(text, 2);
  if (!take(text, '-')) return {};
  date.day = take_number(text, 2);
  const std::chrono::year_month_day calendar{std::chrono::year(date.year),
                                             std::chrono::month(static_cast<unsigned>(date.month)),
                                             std::chrono::day(static_cast<unsigned>(date.day))};
  if (date.year < 0 || !calendar.ok()) return {};
  return date;
}

std::int64_t midnight(const Date& d) {
  const sys_days day = std::chrono::year(d.year) / d.month / d.day;
  return std::int64_t{day.time_since_epoch().count()} * 86400;
}

// "Z" or "+08:00" in minutes.
std::optional<int> take_offset(std::string_view& text) {
  if (take(text, 'Z')) return 0;
  const int sign = take(text, '+') ? 1 : take(text, '-') ? -1 : 0;
  const int hours = take_number(text, 2);
  if (sign == 0 || hours < 0 || hours > 14 || !take(text, ':')) return {};
  const int minutes = take_number(text, 2);
  if (minutes < 0 || minutes > 59) return {};
  return sign * (hours * 60 + minutes);
}

std::string format(std::int64_t seconds, const std::string& zone) {
  const std::chrono::sys_seconds moment{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(moment - day);
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text + zone;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  const auto date = take_date(text);
  return text.empty() ? date : std::nullopt;
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  const auto date = take_date(text);
  if (!date) return {};
  Timestamp out{midnight(*date), 0};
  if (text.empty()) return out;
  if (!take(text, 'T')) return {};
  const int hour = take_number(text, 2);
  if (!take(text, ':')) return {};
  const int minute = take_number(text, 2);
  if (!take(text, ':')) return {};
  const int second = take_number(text, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return {};
  if (take(text, '.'))
    while (take_number(text, 1) >= 0) continue;  // fractions are of no use here
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return {};
  out.seconds += hour * 3600 + minute * 60 + second - *offset * 60;
  out.offset_minutes = *offset;
  return out;
}

std::string Timestamp::in_utc() const { return format(seconds, "Z"); }

std::string Timestamp::in_zone() const {
  if (offset_minutes == 0) return in_utc();
  const int minutes = offset_minutes < 0 ? -offset_minutes : offset_minutes;
  char zone[16];
  std::snprintf(zone, sizeof zone, "%c%02d:%02d", offset_minutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
  return format(seconds + std::int64_t{offset_minutes} * 60, zone);
}

std::optional<Timestamp> moment_of(std::string_view option, std::string_view issue_date) {
  if (!option.empty()) return parse_timestamp(option);
  return parse_timestamp(issue_date);
}

}  // namespace broadsheet::common
