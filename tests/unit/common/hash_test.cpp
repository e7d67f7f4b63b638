#include "common/hash.hpp"

#include <gtest/gtest.h>

namespace broadsheet::common {

TEST(Hash, a_name_has_one_version_5_uuid) {
  // Python: uuid5(uuid5(NAMESPACE_DNS, "broadsheet"), "示例日报 2021-10-31")
  EXPECT_EQ(name_based_uuid("示例日报 2021-10-31"), "67ad163f-32dd-5837-a737-095894fc8324");
  EXPECT_NE(name_based_uuid("a"), name_based_uuid("b"));
}

TEST(Hash, sha256_is_what_a_browser_computes) {
  // FIPS 180-2, appendix B.1
  EXPECT_EQ(sha256_base64("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

}  // namespace broadsheet::common
