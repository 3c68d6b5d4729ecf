#include "storage/frame.hpp"

#include <string>

#include "core/random.hpp"
#include "doctest/doctest.h"

using namespace icx;

TEST_CASE("frame: what is written is read back") {
    const std::string chain = storage::chain_of("before");
    const std::string text = storage::write_frame("change", chain, "{\"a\":\"ü\\n\"}");
    const auto frame = storage::read_frame(text, "change");
    REQUIRE(frame.ok());
    CHECK(frame->payload == "{\"a\":\"ü\\n\"}");
    CHECK(frame->chain == chain);
    CHECK(text.substr(0, 14) == "QJ1 change 12 ");
    CHECK(text.back() == '\n');
}

TEST_CASE("frame: no flipped bit, cut or added byte passes") {
    const std::string text = storage::write_frame("change", storage::kNoChain, "{\"a\":1}");
    for (std::size_t at = 0; at < text.size(); at++) {
        for (int bit = 0; bit < 8; bit++) {
            std::string bad = text;
            bad[at] = static_cast<char>(bad[at] ^ (1 << bit));
            CHECK_FALSE(storage::read_frame(bad, "change").ok());
        }
        CHECK_FALSE(storage::read_frame(text.substr(0, at), "change").ok());
    }
    CHECK_FALSE(storage::read_frame(text + "x", "change").ok());
    CHECK_FALSE(storage::read_frame(text, "shard").ok());
}

TEST_CASE("frame: random bytes are refused without harm") {
    core::SeededRandom random(7);
    for (int round = 0; round < 5000; round++) {
        std::string bytes = random.below(2) ? "QJ1 change " : "";
        const auto size = random.below(80);
        for (std::uint64_t i = 0; i < size; i++)
            bytes.push_back(static_cast<char>(random.below(3) ? '0' + random.below(11) : random.next()));
        CHECK_FALSE(storage::read_frame(bytes, "change").ok());
        CHECK_FALSE(storage::decode_manifest(bytes).ok());
        CHECK_FALSE(storage::decode_meta(bytes).ok());
    }
}

TEST_CASE("frame: record keys") {
    struct Row { std::string key; bool is_good; };
    const Row rows[] = {{"j/w1/00000001", true},   {"j/w1/00000000", false}, {"j/w1/1", false},
                        {"j/w1/0000000x", false},  {"j//00000001", false},   {"j/w1", false},
                        {"j/w 1/00000001", false}, {"s/w1/00000001", false}, {"j/a/b/00000001", false}};
    for (const Row& row : rows) {
        CAPTURE(row.key);
        CHECK(storage::parse_record_key(row.key).has_value() == row.is_good);
    }
    const auto name = storage::parse_record_key(storage::record_key("abc", 1234));
    REQUIRE(name);
    CHECK(name->writer == "abc");
    CHECK(name->sequence == 1234);
}

TEST_CASE("frame: manifests and meta come back whole") {
    storage::Manifest manifest;
    manifest.generation = 7;
    manifest.workspace = "ws_1";
    manifest.objects = {{storage::chain_of("a"), "", 100}, {storage::chain_of("b"), "qu_5", 200}};
    manifest.facts = {{storage::chain_of("c"), "", 300}};
    manifest.folded = {"j/w/00000001"};
    manifest.heads = {{"w", 1, storage::chain_of("d")}};
    manifest.heads_cut = true;
    const std::string text = storage::encode_manifest(manifest);
    const auto back = storage::decode_manifest(text);
    REQUIRE(back.ok());
    CHECK(storage::encode_manifest(*back) == text);
    CHECK(back->objects[1].first == "qu_5");
    CHECK(back->heads[0].sequence == 1);
    const auto meta = storage::decode_meta(storage::encode_meta({1, 1, "ws_1"}));
    REQUIRE(meta.ok());
    CHECK(meta->workspace == "ws_1");
}
