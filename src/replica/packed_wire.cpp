#include "replica/packed_wire.hpp"

#include <algorithm>

#include "core/id.hpp"
#include "replica/impl.hpp"

namespace icx::replica {
namespace {

enum CloudForm : unsigned { no_cloud, listed, bitmap };

}  // namespace

void TimeLine::finish() {
    std::sort(places_.begin(), places_.end(),
              [](const Place& a, const Place& b) { return a.ms < b.ms; });
    std::uint64_t at = 0;
    for (Place& place : places_) {
        place.at = at;
        at += place.width;
    }
    last_ = 0;
}

void TimeLine::write(ByteWriter& out) const {
    out.number(places_.size());
    std::uint64_t before = 0;
    for (const Place& place : places_) {
        out.number(place.ms - before);
        out.number(place.width - 1);
        before = place.ms;
    }
}

void TimeLine::read(ByteReader& in) {
    places_.resize(in.count(2));
    std::uint64_t ms = 0;
    std::uint64_t at = 0;
    for (Place& place : places_) {
        const std::uint64_t gap = in.number();
        const std::uint64_t width = in.number() + 1;
        if (gap > (1ull << 48) || width > 0x10000) in.fail();
        ms += gap;
        if (ms >> 48) in.fail();
        place = {ms, width, at};
        at += width;
    }
    end_ = at;
    last_ = 0;
}

void TimeLine::grow() {
    slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), 0);
    for (std::size_t i = 0; i < places_.size(); i++)
        slots_[slot_of(places_[i].ms)] = static_cast<std::uint32_t>(i + 1);
}

void IdWriter::write(ByteWriter& out, std::string_view id) {
    std::size_t shared = 0;
    while (shared < id.size() && shared < before_.size() && id[shared] == before_[shared])
        shared++;
    out.number(shared);
    out.text(id.substr(shared));
    before_ = id;
}

const std::string& IdReader::read(ByteReader& in) {
    const std::size_t shared = static_cast<std::size_t>(in.number());
    const std::string_view rest = in.text();
    if (shared > id_.size()) in.fail();
    if (!in.ok()) return id_;
    id_.resize(shared);
    id_.append(rest);
    if (!core::is_safe_id(id_)) in.fail();
    return id_;
}

void write_marks(ByteWriter& out, std::uint32_t upto, std::span<const Mark> cloud, bool flag) {
    CloudForm form = no_cloud;
    std::size_t bytes = 0;
    if (!cloud.empty()) {
        bytes = (cloud.back().counter - upto - 2) / 8 + 1;
        form = bytes <= cloud.size() ? bitmap : listed;
    }
    out.number(std::uint64_t{upto} << 3 | form << 1 | (flag ? 1u : 0u));
    if (form == listed) {
        out.number(cloud.size());
        std::uint32_t before = upto + 1;
        for (const Mark& mark : cloud) {
            out.number(mark.counter - before - 1);
            before = mark.counter;
        }
    } else if (form == bitmap) {
        std::string bits(bytes, '\0');
        for (const Mark& mark : cloud) {
            const std::uint32_t bit = mark.counter - upto - 2;
            bits[bit / 8] =
                static_cast<char>(static_cast<unsigned char>(bits[bit / 8]) | (1u << (bit % 8)));
        }
        out.text(bits);
    }
}

bool read_marks(ByteReader& in, std::uint32_t writer, std::vector<Mark>& upto,
                std::vector<Mark>& cloud, std::size_t& budget) {
    const std::uint64_t header = in.number();
    const std::uint64_t last = header >> 3;
    const unsigned form = static_cast<unsigned>(header >> 1) & 3;
    if (last > kLastCounter || form > bitmap) in.fail();
    if (!in.ok()) return false;
    const auto limit = [&](std::size_t count) {
        if (count > budget)
            in.fail();
        else
            budget -= count;
    };
    limit(1);
    if (last > 0) upto.push_back({writer, static_cast<std::uint32_t>(last)});
    std::uint64_t counter = last + 1;
    if (form == listed) {
        const std::size_t count = in.count(1);
        limit(count);
        for (std::size_t i = 0; i < count && in.ok(); i++) {
            const std::uint64_t gap = in.number();
            if (gap > kLastCounter || counter + gap + 1 > kLastCounter) in.fail();
            counter += gap + 1;
            cloud.push_back({writer, static_cast<std::uint32_t>(counter)});
        }
    } else if (form == bitmap) {
        const std::string_view bits = in.text();
        limit(bits.size() * 8);
        if (last + 2 + bits.size() * 8 > kLastCounter) in.fail();
        for (std::size_t i = 0; i < bits.size() * 8 && in.ok(); i++)
            if (static_cast<unsigned char>(bits[i / 8]) >> (i % 8) & 1u)
                cloud.push_back({writer, static_cast<std::uint32_t>(last + 2 + i)});
    }
    return (header & 1) != 0;
}

}  // namespace icx::replica
