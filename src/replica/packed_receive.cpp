#include "replica/packed_receive.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "replica/impl.hpp"

namespace icx::replica {

void Receiver::read_texts(std::vector<std::string_view>& texts) {
    texts.resize(in_.count(1));
    for (std::string_view& text : texts) {
        text = in_.text();
        if (text.size() > kLongestText || !core::is_utf8(text)) in_.fail();
    }
}

void Receiver::read_leaves(Received& out, std::uint32_t writer, bool is_rising) {
    const std::size_t count = in_.count(3);
    if (count > leaves_)
        in_.fail();
    else
        leaves_ -= count;
    std::uint64_t counter = 0;
    std::uint64_t time = 0;
    for (std::size_t i = 0; i < count && in_.ok(); i++) {
        const std::uint64_t head = in_.number();
        const std::uint64_t name = head >> kGapBits;
        std::uint64_t gap = head & kLongGap;
        if (gap == kLongGap) gap += in_.number32();
        counter += gap;
        time += is_rising ? in_.number() : static_cast<std::uint64_t>(in_.zigzag());
        Staged& staged = out.staged;
        staged.fields.push_back({static_cast<std::uint32_t>(name),
                                 static_cast<std::uint32_t>(staged.leaves.size()), 1});
        StoredLeaf& leaf = staged.leaves.emplace_back();
        if (name >= out.names.size() || counter > kLastCounter || !times_.stamp(time, leaf.stamp))
            in_.fail();
        leaf.dot = {writer, static_cast<std::uint32_t>(counter)};
        leaf.value = in_.value(depth_, values_);
    }
}

// The message lists leaves by writer, a join wants them by field: one field, one span of leaves.
void Receiver::gather_fields(Staged& staged, StagedObject& object) {
    const auto first = staged.fields.begin() + object.field_at;
    std::sort(first, staged.fields.end(), [](const StagedField& a, const StagedField& b) {
        return a.name != b.name ? a.name < b.name : a.leaf_at < b.leaf_at;
    });
    object.field_count = static_cast<std::uint32_t>(staged.fields.end() - first);
    const auto is_same = [](const StagedField& a, const StagedField& b) {
        return a.name == b.name;
    };
    if (std::adjacent_find(first, staged.fields.end(), is_same) == staged.fields.end()) return;
    const std::uint32_t leaf_at = std::min_element(first, staged.fields.end(),
                                                   [](const StagedField& a, const StagedField& b) {
                                                       return a.leaf_at < b.leaf_at;
                                                   })
                                      ->leaf_at;
    std::vector<StoredLeaf> leaves;
    std::vector<StagedField> fields;
    for (auto field = first; field != staged.fields.end(); ++field) {
        if (fields.empty() || fields.back().name != field->name)
            fields.push_back({field->name, leaf_at + static_cast<std::uint32_t>(leaves.size()), 0});
        fields.back().leaf_count++;
        leaves.push_back(std::move(staged.leaves[field->leaf_at]));
    }
    std::move(leaves.begin(), leaves.end(), staged.leaves.begin() + leaf_at);
    staged.fields.resize(object.field_at);
    staged.fields.insert(staged.fields.end(), fields.begin(), fields.end());
    object.field_count = static_cast<std::uint32_t>(fields.size());
}

void Receiver::read_object(Received& out) {
    Staged& staged = out.staged;
    const std::string& id = ids_.read(in_);
    out.ids.emplace_back(out.id_text.size(), id.size());
    out.id_text.append(id);
    StagedObject object;
    object.type = in_.number32();
    if (object.type >= out.names.size()) in_.fail();
    upto_.clear();
    cloud_.clear();
    object.field_at = static_cast<std::uint32_t>(staged.fields.size());
    const std::size_t writers = in_.count(3);
    for (std::size_t i = 0; i < writers && in_.ok(); i++) {
        const std::uint32_t writer = in_.number32();
        if (writer >= out.writers.size()) in_.fail();
        const bool is_rising = !read_marks(in_, writer, upto_, cloud_, marks_);
        read_leaves(out, writer, is_rising);
    }
    if (!in_.ok()) return;
    object.upto_at = static_cast<std::uint32_t>(staged.marks.size());
    object.upto_count = static_cast<std::uint32_t>(upto_.size());
    staged.marks.insert(staged.marks.end(), upto_.begin(), upto_.end());
    object.cloud_at = static_cast<std::uint32_t>(staged.marks.size());
    object.cloud_count = static_cast<std::uint32_t>(cloud_.size());
    staged.marks.insert(staged.marks.end(), cloud_.begin(), cloud_.end());
    gather_fields(staged, object);
    staged.objects.push_back(object);
}

void Receiver::read_facts(Received& out) {
    const std::size_t count = in_.count(5);
    IdReader ids;
    for (std::size_t i = 0; i < count && in_.ok(); i++) {
        Fact fact;
        fact.id = ids.read(in_);
        fact.kind = std::string(in_.text());
        fact.set = std::string(in_.text());
        fact.payload = std::string(in_.text());
        out.facts.push_back(std::move(fact));
    }
}

bool Receiver::read(Received& out) {
    read_texts(out.writers);
    read_texts(out.names);
    times_.read(in_);
    const std::size_t count = in_.count(4);
    if (count > objects_) in_.fail();
    // A guess at what comes, bounded so that a lie costs little.
    out.staged.leaves.reserve(std::min<std::size_t>(in_.left() / 10, 1u << 16));
    for (std::size_t i = 0; i < count && in_.ok(); i++)
        read_object(out);
    read_facts(out);
    if (!in_.at_end()) in_.fail();
    if (!in_.ok()) return false;
    for (std::size_t i = 0; i < out.staged.objects.size(); i++)
        out.staged.objects[i].id =
            std::string_view(out.id_text).substr(out.ids[i].first, out.ids[i].second);
    return true;
}

void adopt(Received& received, Store& store) {
    std::vector<std::uint32_t> writers, names;
    for (const std::string_view text : received.writers)
        writers.push_back(store.writers.intern(text));
    for (const std::string_view text : received.names)
        names.push_back(store.names.intern(text));
    Staged& staged = received.staged;
    for (Mark& mark : staged.marks)
        mark.writer = writers[mark.writer];
    for (StoredLeaf& leaf : staged.leaves)
        leaf.dot.writer = writers[leaf.dot.writer];
    for (StagedField& field : staged.fields)
        field.name = names[field.name];
    for (StagedObject& object : staged.objects) {
        object.type = names[object.type];
        Store::sort(staged, object);
    }
}

}  // namespace icx::replica
