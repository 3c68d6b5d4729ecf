#include "replica/store.hpp"

#include <algorithm>

namespace icx::replica {
namespace {

auto upto_of(std::span<const Mark> upto, std::uint32_t writer) {
    // Objects rarely have more than a handful of writers: a scan beats a binary search there.
    if (upto.size() <= 8) {
        auto it = upto.begin();
        while (it != upto.end() && it->writer < writer)
            ++it;
        return it;
    }
    return std::lower_bound(upto.begin(), upto.end(), writer,
                            [](const Mark& m, std::uint32_t w) { return m.writer < w; });
}

bool is_name_before(const StoredField& field, std::uint32_t name) { return field.name < name; }

// The same dot with two contents can only come from damage or forgery. Every replica settles on the
// greater content, so that they still agree.
bool settle(StoredLeaf& ours, StoredLeaf& theirs) {
    if (ours.stamp == theirs.stamp && ours.value == theirs.value) return false;
    const bool is_greater = ours.stamp == theirs.stamp
                                ? compare_values(ours.value, theirs.value) < 0
                                : ours.stamp < theirs.stamp;
    if (!is_greater) return false;
    ours.stamp = theirs.stamp;
    ours.value = std::move(theirs.value);
    return true;
}

template <class T>
int order(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

}  // namespace

bool covers(std::span<const Mark> upto, std::span<const Mark> cloud, Mark mark) {
    const auto it = upto_of(upto, mark.writer);
    if (it != upto.end() && it->writer == mark.writer && mark.counter <= it->counter) return true;
    return !cloud.empty() && std::binary_search(cloud.begin(), cloud.end(), mark);
}

std::uint32_t Seen::last_of(std::uint32_t writer) const {
    const auto beyond = std::lower_bound(cloud.begin(), cloud.end(), Mark{writer + 1, 0});
    if (beyond != cloud.begin() && (beyond - 1)->writer == writer) return (beyond - 1)->counter;
    const std::span<const Mark> marks(upto);
    const auto it = upto_of(marks, writer);
    return it != marks.end() && it->writer == writer ? it->counter : 0;
}

void Seen::add(Mark mark) {
    const std::span<const Mark> marks(upto);
    const auto at = upto.begin() + (upto_of(marks, mark.writer) - marks.begin());
    const bool is_known = at != upto.end() && at->writer == mark.writer;
    const std::uint32_t last = is_known ? at->counter : 0;
    if (mark.counter <= last) return;
    if (mark.counter > last + 1)
        cloud.push_back(mark);
    else if (is_known)
        at->counter++;
    else
        upto.insert(at, mark);
    if (!cloud.empty()) normalize();
}

bool Seen::merge(std::span<const Mark> more_upto, std::span<const Mark> more_cloud) {
    bool is_changed = false;
    for (const Mark& mark : more_upto) {
        if (mark.counter == 0) continue;
        const std::span<const Mark> marks(upto);
        const auto at = upto.begin() + (upto_of(marks, mark.writer) - marks.begin());
        if (at == upto.end() || at->writer != mark.writer) {
            upto.insert(at, mark);
            is_changed = true;
        } else if (at->counter < mark.counter) {
            at->counter = mark.counter;
            is_changed = true;
        }
    }
    const std::size_t known = cloud.size();
    for (const Mark& mark : more_cloud)
        if (!replica::covers(upto, std::span(cloud).first(known), mark)) cloud.push_back(mark);
    is_changed = is_changed || cloud.size() > known;
    if (is_changed && !cloud.empty()) normalize();
    return is_changed;
}

void Seen::normalize() {
    std::sort(cloud.begin(), cloud.end());
    cloud.erase(std::unique(cloud.begin(), cloud.end()), cloud.end());
    const std::span<const Mark> known(upto);
    const bool is_normal = std::all_of(cloud.begin(), cloud.end(), [&](Mark mark) {
        const auto at = upto_of(known, mark.writer);
        const bool has_run = at != known.end() && at->writer == mark.writer;
        return mark.counter > (has_run ? at->counter : 0) + 1;
    });
    if (is_normal) return;
    std::vector<Mark> rest;
    for (std::size_t i = 0; i < cloud.size(); i++) {
        const Mark mark = cloud[i];
        const std::span<const Mark> marks(upto);
        const auto at = upto.begin() + (upto_of(marks, mark.writer) - marks.begin());
        const bool is_known = at != upto.end() && at->writer == mark.writer;
        const std::uint32_t last = is_known ? at->counter : 0;
        if (mark.counter <= last) continue;
        if (mark.counter > last + 1)
            rest.push_back(mark);
        else if (is_known)
            at->counter = mark.counter;
        else
            upto.insert(at, mark);
    }
    cloud = std::move(rest);
}

void Staged::clear() {
    objects.clear();
    marks.clear();
    fields.clear();
    leaves.clear();
}

StoredObject* Store::find(std::string_view id) {
    const std::uint32_t number = ids.find(id);
    return number == Interner::kNone ? nullptr : &objects[number];
}

const StoredObject* Store::find(std::string_view id) const {
    const std::uint32_t number = ids.find(id);
    return number == Interner::kNone ? nullptr : &objects[number];
}

std::uint32_t Store::place(std::string_view id, std::uint32_t type) {
    const std::uint32_t number = ids.intern(id);
    if (number == objects.size()) {
        objects.emplace_back();
        objects.back().type = type;
    }
    return number;
}

void Store::stage(const ObjectState& state, Staged& out) {
    StagedObject object;
    object.id = state.id;
    object.type = names.intern(state.type);
    object.upto_at = static_cast<std::uint32_t>(out.marks.size());
    for (const auto& [writer, counter] : state.context.upto)
        out.marks.push_back({writers.intern(writer), counter});
    object.upto_count = static_cast<std::uint32_t>(state.context.upto.size());
    object.cloud_at = static_cast<std::uint32_t>(out.marks.size());
    for (const Dot& dot : state.context.cloud)
        out.marks.push_back({writers.intern(dot.writer), dot.counter});
    object.cloud_count = static_cast<std::uint32_t>(state.context.cloud.size());
    object.field_at = static_cast<std::uint32_t>(out.fields.size());
    object.field_count = static_cast<std::uint32_t>(state.fields.size());
    for (const auto& [name, leaves] : state.fields) {
        out.fields.push_back({names.intern(name), static_cast<std::uint32_t>(out.leaves.size()),
                              static_cast<std::uint32_t>(leaves.size())});
        for (const Leaf& leaf : leaves)
            out.leaves.push_back(
                {{writers.intern(leaf.dot.writer), leaf.dot.counter}, leaf.stamp, leaf.value});
    }
    out.objects.push_back(object);
    sort(out, out.objects.back());
}

void Store::sort(Staged& staged, StagedObject& object) {
    const auto sort_marks = [&](std::uint32_t at, std::uint32_t count) {
        const auto first = staged.marks.begin() + at;
        if (!std::is_sorted(first, first + count)) std::sort(first, first + count);
    };
    sort_marks(object.upto_at, object.upto_count);
    sort_marks(object.cloud_at, object.cloud_count);
    const auto first = staged.fields.begin() + object.field_at;
    const auto is_before = [](const StagedField& a, const StagedField& b) {
        return a.name < b.name;
    };
    if (!std::is_sorted(first, first + object.field_count, is_before))
        std::sort(first, first + object.field_count, is_before);
}

bool Store::is_shown_before(const StoredLeaf& a, const StoredLeaf& b) const {
    if (!(a.stamp == b.stamp)) return b.stamp < a.stamp;
    if (a.dot.writer != b.dot.writer)
        return writers.text(b.dot.writer) < writers.text(a.dot.writer);
    return b.dot.counter < a.dot.counter;
}

void Store::elect(StoredField& field) const {
    for (StoredLeaf& other : field.others)
        if (is_shown_before(other, field.shown)) std::swap(other, field.shown);
}

// One field of the join: a leaf stays when both sides have it, or one has it and the other's
// context does not cover its dot.
bool Store::join_field(StoredField& field, const StagedField* more, Staged& staged,
                       const StagedObject& delta, const Seen& seen, bool& is_empty) {
    const auto upto = staged.upto(delta);
    const auto cloud = staged.cloud(delta);
    const auto theirs = more ? staged.leaves_of(*more) : std::span<StoredLeaf>();
    is_empty = false;
    bool is_changed = false;
    if (field.others.empty() && theirs.size() <= 1) {
        if (theirs.size() == 1 && theirs[0].dot == field.shown.dot)
            return settle(field.shown, theirs[0]);
        const bool is_dropped = covers(upto, cloud, field.shown.dot);
        const bool is_added = theirs.size() == 1 && !seen.covers(theirs[0].dot);
        if (is_dropped && is_added) {
            field.shown = std::move(theirs[0]);
        } else if (is_dropped) {
            is_empty = true;
        } else if (is_added) {
            field.others.push_back(std::move(theirs[0]));
            elect(field);
        }
        return is_dropped || is_added;
    }
    std::vector<StoredLeaf> kept;
    const auto keep = [&](StoredLeaf& ours) {
        const auto same = std::find_if(theirs.begin(), theirs.end(),
                                       [&](const StoredLeaf& t) { return t.dot == ours.dot; });
        if (same != theirs.end())
            is_changed = settle(ours, *same) || is_changed;
        else if (covers(upto, cloud, ours.dot)) {
            is_changed = true;
            return;
        }
        kept.push_back(std::move(ours));
    };
    keep(field.shown);
    for (StoredLeaf& other : field.others)
        keep(other);
    for (StoredLeaf& their : theirs) {
        if (seen.covers(their.dot)) continue;
        is_changed = true;
        kept.push_back(std::move(their));
    }
    is_empty = kept.empty();
    if (is_empty) return is_changed;
    field.shown = std::move(kept.front());
    field.others.assign(std::make_move_iterator(kept.begin() + 1),
                        std::make_move_iterator(kept.end()));
    elect(field);
    return is_changed;
}

bool Store::join(std::uint32_t number, Staged& staged, const StagedObject& delta) {
    StoredObject& object = objects[number];
    bool is_changed = false;
    bool has_empty = false;
    if (object.type != delta.type && !names.text(delta.type).empty()) {
        const std::string& ours = names.text(object.type);
        if (ours.empty() || names.text(delta.type) < ours) {
            object.type = delta.type;
            is_changed = true;
        }
    }
    const auto theirs = staged.fields_of(delta);
    std::vector<std::uint32_t> added;  // indices into theirs of fields that are new here
    std::size_t at = 0;
    for (StoredField& field : object.fields) {
        for (; at < theirs.size() && theirs[at].name < field.name; at++)
            added.push_back(static_cast<std::uint32_t>(at));
        const StagedField* more = nullptr;
        if (at < theirs.size() && theirs[at].name == field.name) more = &theirs[at++];
        bool is_empty = false;
        is_changed = join_field(field, more, staged, delta, object.seen, is_empty) || is_changed;
        if (is_empty) {
            has_empty = true;
            field.shown.dot.counter = 0;  // no real dot: marks the field for removal below
        }
    }
    for (; at < theirs.size(); at++)
        added.push_back(static_cast<std::uint32_t>(at));
    if (has_empty)
        object.fields.erase(
            std::remove_if(object.fields.begin(), object.fields.end(),
                           [](const StoredField& f) { return f.shown.dot.counter == 0; }),
            object.fields.end());
    const std::size_t old_count = object.fields.size();
    if (old_count == 0) object.fields.reserve(added.size());
    for (const std::uint32_t index : added) {
        StoredField field{theirs[index].name, {}, {}};
        for (StoredLeaf& leaf : staged.leaves_of(theirs[index])) {
            if (object.seen.covers(leaf.dot)) continue;
            if (field.shown.dot.counter == 0)
                field.shown = std::move(leaf);
            else
                field.others.push_back(std::move(leaf));
        }
        if (field.shown.dot.counter == 0) continue;
        if (!field.others.empty()) elect(field);
        object.fields.push_back(std::move(field));
    }
    if (object.fields.size() > old_count) {
        is_changed = true;
        std::inplace_merge(
            object.fields.begin(), object.fields.begin() + static_cast<std::ptrdiff_t>(old_count),
            object.fields.end(),
            [](const StoredField& a, const StoredField& b) { return a.name < b.name; });
    }
    is_changed = object.seen.merge(staged.upto(delta), staged.cloud(delta)) || is_changed;
    if (is_changed) refresh_hidden(object);
    return is_changed;
}

void Store::refresh_hidden(StoredObject& object) const {
    object.is_hidden = object.fields.empty();
    if (object.fields.empty() || object.fields.front().name != kDeleted) return;
    const StoredField& deleted = object.fields.front();
    std::vector<Seen> contexts{deleted_context(deleted.shown.value)};
    for (const StoredLeaf& other : deleted.others)
        contexts.push_back(deleted_context(other.value));
    const auto is_covered = [&](const StoredLeaf& leaf) {
        return std::any_of(contexts.begin(), contexts.end(),
                           [&](const Seen& seen) { return seen.covers(leaf.dot); });
    };
    for (std::size_t i = 1; i < object.fields.size(); i++) {
        const StoredField& field = object.fields[i];
        if (!is_covered(field.shown)) return;
        if (!std::all_of(field.others.begin(), field.others.end(), is_covered)) return;
    }
    object.is_hidden = true;
}

// {"<writer>": upto} or, with single dots beyond it, {"<writer>": [upto, dot, ...]}.
core::Value Store::context_value(const Seen& seen) const {
    core::Value value = core::Value::map();
    for (const Mark& mark : seen.upto)
        value.set(writers.text(mark.writer), static_cast<std::int64_t>(mark.counter));
    for (const Mark& mark : seen.cloud) {
        const std::string& writer = writers.text(mark.writer);
        core::Value entry = value.at(writer);
        if (!entry.is_list()) entry = core::Value::List{core::Value(entry.as_int())};
        entry.list().push_back(static_cast<std::int64_t>(mark.counter));
        value.set(writer, std::move(entry));
    }
    return value;
}

Seen Store::deleted_context(const core::Value& value) const {
    Seen seen;
    const auto counter = [](const core::Value& v) {
        const std::int64_t number = v.as_int();
        return number < 0 || number > 0xFFFFFFFFll ? 0u : static_cast<std::uint32_t>(number);
    };
    for (const auto& [writer, entry] : value.as_map()) {
        // A writer without number has no leaf here, so nothing of theirs needs to be covered.
        const std::uint32_t number = writers.find(writer);
        if (number == Interner::kNone) continue;
        const core::Value::List& list = entry.as_list();
        seen.upto.push_back({number, counter(list.empty() ? entry : list.front())});
        for (std::size_t i = 1; i < list.size(); i++)
            seen.cloud.push_back({number, counter(list[i])});
    }
    std::sort(seen.upto.begin(), seen.upto.end());
    std::sort(seen.cloud.begin(), seen.cloud.end());
    return seen;
}

Leaf Store::leaf(const StoredLeaf& stored) const {
    return {{writers.text(stored.dot.writer), stored.dot.counter}, stored.stamp, stored.value};
}

Context Store::context(const Seen& seen) const {
    Context out;
    for (const Mark& mark : seen.upto)
        out.upto.emplace(writers.text(mark.writer), mark.counter);
    out.cloud.reserve(seen.cloud.size());
    for (const Mark& mark : seen.cloud)
        out.cloud.push_back({writers.text(mark.writer), mark.counter});
    std::sort(out.cloud.begin(), out.cloud.end());
    return out;
}

ObjectState Store::state(std::uint32_t number) const {
    const StoredObject& object = objects[number];
    ObjectState out{ids.text(number), names.text(object.type), context(object.seen), {}};
    out.fields.reserve(object.fields.size());
    for (const StoredField& field : object.fields) {
        std::vector<Leaf> leaves{leaf(field.shown)};
        for (const StoredLeaf& other : field.others)
            leaves.push_back(leaf(other));
        std::sort(leaves.begin(), leaves.end(),
                  [](const Leaf& a, const Leaf& b) { return a.dot < b.dot; });
        out.fields.emplace_back(names.text(field.name), std::move(leaves));
    }
    std::sort(out.fields.begin(), out.fields.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return out;
}

StoredField* find_field(StoredObject& object, std::uint32_t name) {
    const auto at =
        std::lower_bound(object.fields.begin(), object.fields.end(), name, is_name_before);
    return at != object.fields.end() && at->name == name ? &*at : nullptr;
}

const StoredField* find_field(const StoredObject& object, std::uint32_t name) {
    const auto at =
        std::lower_bound(object.fields.begin(), object.fields.end(), name, is_name_before);
    return at != object.fields.end() && at->name == name ? &*at : nullptr;
}

StoredField& place_field(StoredObject& object, std::uint32_t name, bool& was_absent) {
    auto at = std::lower_bound(object.fields.begin(), object.fields.end(), name, is_name_before);
    was_absent = at == object.fields.end() || at->name != name;
    if (was_absent) at = object.fields.insert(at, StoredField{name, {}, {}});
    return *at;
}

int compare_values(const core::Value& a, const core::Value& b) {
    using Kind = core::Value::Kind;
    if (a.kind() != b.kind()) return a.kind() < b.kind() ? -1 : 1;
    switch (a.kind()) {
    case Kind::null:
        return 0;
    case Kind::boolean:
        return order(a.as_bool(), b.as_bool());
    case Kind::integer:
        return order(a.as_int(), b.as_int());
    case Kind::real:
        return order(a.as_real(), b.as_real());
    case Kind::text:
        return order(a.as_text(), b.as_text());
    case Kind::list: {
        const auto &x = a.as_list(), &y = b.as_list();
        for (std::size_t i = 0; i < x.size() && i < y.size(); i++)
            if (const int c = compare_values(x[i], y[i]); c != 0) return c;
        return order(x.size(), y.size());
    }
    case Kind::map: {
        const auto &x = a.as_map(), &y = b.as_map();
        for (std::size_t i = 0; i < x.size() && i < y.size(); i++) {
            if (const int c = order(x[i].first, y[i].first); c != 0) return c;
            if (const int c = compare_values(x[i].second, y[i].second); c != 0) return c;
        }
        return order(x.size(), y.size());
    }
    }
    return 0;
}

}  // namespace icx::replica
