#include "support/makers/pdf_maker.hpp"

#include <nettle/arcfour.h>
#include <nettle/md5.h>

#include <cstdint>
#include <cstdio>

namespace broadsheet::testing {
namespace {

using Bytes = std::string;

const Bytes kPadding(
    "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C"
    "\xA9\xFE"
    "\x64\x53\x69\x7A",
    32);
const Bytes kId("0123456789abcdef");

Bytes md5(const Bytes& data) {
  md5_ctx context;
  md5_init(&context);
  md5_update(&context, data.size(), reinterpret_cast<const std::uint8_t*>(data.data()));
  Bytes out(MD5_DIGEST_SIZE, '\0');
  md5_digest(&context, out.size(), reinterpret_cast<std::uint8_t*>(out.data()));
  return out;
}

Bytes rc4(const Bytes& key, const Bytes& data) {
  arcfour_ctx context;
  arcfour_set_key(&context, key.size(), reinterpret_cast<const std::uint8_t*>(key.data()));
  Bytes out(data.size(), '\0');
  arcfour_crypt(&context, out.size(), reinterpret_cast<std::uint8_t*>(out.data()),
                reinterpret_cast<const std::uint8_t*>(data.data()));
  return out;
}

Bytes padded(const Bytes& password) { return (password + kPadding).substr(0, 32); }

Bytes hex(const Bytes& data) {
  Bytes out = "<";
  for (const char c : data) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", static_cast<unsigned char>(c));
    out += two;
  }
  return out + ">";
}

// PDF 1.7, 7.6.3: the key of revision 2.
Bytes file_key(const Bytes& password, const Bytes& owner, int permissions) {
  Bytes data = padded(password) + owner;
  for (int k = 0; k < 4; ++k) data += static_cast<char>(static_cast<unsigned>(permissions) >> (8 * k) & 255);
  return md5(data + kId).substr(0, 5);
}

Bytes object_key(const Bytes& key, std::size_t number) {
  Bytes data = key;
  for (int k = 0; k < 3; ++k) data += static_cast<char>(number >> (8 * k) & 255);
  return md5(data + Bytes(2, '\0')).substr(0, 10);
}

}  // namespace

PdfMaker::PdfMaker() : objects_(2) {}

std::size_t PdfMaker::add(const std::string& body) {
  objects_.push_back({body, "", false});
  return objects_.size();
}

std::size_t PdfMaker::add_stream(const std::string& dictionary, const std::string& data) {
  objects_.push_back({dictionary, data, true});
  return objects_.size();
}

std::size_t PdfMaker::add_plain_font(const std::string& name) {
  return add("<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " /Encoding /WinAnsiEncoding >>");
}

void PdfMaker::add_page(const std::string& resources, const std::string& content) {
  const std::size_t stream = add_stream("", content);
  pages_.push_back(add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << " + resources +
                       " >> /Contents " + std::to_string(stream) + " 0 R >>"));
}

std::string PdfMaker::file(const std::string& user_password, int permissions, bool encrypt) const {
  std::vector<Object> objects = objects_;
  objects[0] = {"<< /Type /Catalog /Pages 2 0 R >>", "", false};
  std::string kids;
  for (const std::size_t page : pages_) kids += std::to_string(page) + " 0 R ";
  objects[1] = {"<< /Type /Pages /Kids [ " + kids + "] /Count " + std::to_string(pages_.size()) + " >>", "",
                false};
  const Bytes owner = rc4(md5(padded(user_password)).substr(0, 5), padded(user_password));
  const Bytes key = file_key(user_password, owner, permissions);
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  for (std::size_t k = 0; k < objects.size(); ++k) {
    offsets.push_back(out.size());
    out += std::to_string(k + 1) + " 0 obj\n";
    const Object& object = objects[k];
    if (object.is_stream) {
      const Bytes data = encrypt ? rc4(object_key(key, k + 1), object.stream) : object.stream;
      out += "<< " + object.dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
             "\nendstream";
    } else {
      out += object.dictionary;
    }
    out += "\nendobj\n";
  }
  const std::size_t table = out.size();
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) {
    char row[24];
    std::snprintf(row, sizeof row, "%010zu 00000 n \n", offset);
    out += row;
  }
  out += "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R /ID [" + hex(kId) +
         hex(kId) + "]";
  if (encrypt)
    out += " /Encrypt << /Filter /Standard /V 1 /R 2 /O " + hex(owner) + " /U " + hex(rc4(key, kPadding)) +
           " /P " + std::to_string(permissions) + " >>";
  return out + " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

std::string shows(double x, double y, double size, const std::string& text) {
  char at[96];
  std::snprintf(at, sizeof at, "BT /F0 %.1f Tf 1 0 0 1 %.2f %.2f Tm (", size, x, y);
  return at + text + ") Tj ET\n";
}

}  // namespace broadsheet::testing
