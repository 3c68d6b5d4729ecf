// CRC-32 (IEEE 802.3) and SHA-256 (FIPS 180-4), and their lower-case hexadecimal text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace icx::core {

std::uint32_t crc32(std::string_view bytes);
std::array<std::uint8_t, 32> sha256(std::string_view bytes);
std::string hex(const std::uint8_t* bytes, std::size_t count);
std::string crc32_hex(std::string_view bytes);   // 8 characters
std::string sha256_hex(std::string_view bytes);  // 64 characters

}  // namespace icx::core
