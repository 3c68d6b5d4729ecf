// Local edits: each write becomes a delta of the same shape as everybody else's, and leaves behind
// the writes that restore what was shown before it.
#include "core/id.hpp"
#include "replica/impl.hpp"

namespace icx::replica {
namespace {

class Batch {
public:
    Batch(Replica::Impl& impl, WriteResult& result)
        : impl_(impl), result_(result), edits_(impl.edits) {
        impl_.round++;
    }

    void apply(const Write& write);
    void finish();

private:
    Edit& edit_of(std::uint32_t number, bool is_created);
    void set(const Write& write, Replica::Impl::Place place);
    void erase(const Write& write);
    void remove(const Write& write);
    void replace_all(StoredObject& object, Edit& edit, StoredField& field,
                     const core::Value& value);
    void drop_field(StoredObject& object, Edit& edit, std::uint32_t name);
    void remember(const StoredObject& object, const Edit& edit, std::uint32_t name,
                  const StoredField* field);
    ObjectState delta_of(Edit& edit) const;
    Mark new_dot(StoredObject& object, Edit& edit);
    StoredLeaf new_leaf(StoredObject& object, Edit& edit, core::Value value);
    Stamp stamp();

    Replica::Impl& impl_;
    WriteResult& result_;
    std::vector<Edit>& edits_;  // the first `count_` are this batch's, the others keep memory
    std::uint32_t count_ = 0;
    std::vector<Write> inverse_;  // in order of the writes they undo; reversed at the end
};

Stamp Batch::stamp() {
    if (result_.change.stamp.bits == 0) result_.change.stamp = impl_.tick();
    return result_.change.stamp;
}

Edit& Batch::edit_of(std::uint32_t number, bool is_created) {
    StoredObject& object = impl_.store.objects[number];
    if (object.round != impl_.round) {
        object.round = impl_.round;
        object.note = count_;
        if (count_ == edits_.size()) edits_.emplace_back();
        Edit& edit = edits_[count_++];
        edit.object = number;
        edit.first_counter = object.seen.last_of(kSelf) + 1;
        edit.was_absent = object.fields.empty();
        edit.is_created = is_created;
        edit.dots.clear();
        edit.fields.clear();
    }
    return edits_[object.note];
}

Mark Batch::new_dot(StoredObject& object, Edit& edit) {
    const Mark dot{kSelf, object.seen.last_of(kSelf) + 1};
    object.seen.add(dot);
    edit.dots.push_back(dot);
    return dot;
}

StoredLeaf Batch::new_leaf(StoredObject& object, Edit& edit, core::Value value) {
    return {new_dot(object, edit), stamp(), std::move(value)};
}

// Records how to bring the field back to what it shows now. For an object that had nothing, undoing
// means hiding it, so nothing is recorded.
void Batch::remember(const StoredObject& object, const Edit& edit, std::uint32_t name,
                     const StoredField* field) {
    if (edit.was_absent) return;
    // Written before in this batch: what it showed then is recorded already.
    if (field && field->shown.dot.writer == kSelf && field->shown.dot.counter >= edit.first_counter)
        return;
    const auto record = [&](Write::Kind kind, core::Value value) {
        inverse_.push_back({impl_.store.ids.text(edit.object), impl_.store.names.text(object.type),
                            impl_.store.names.text(name), std::move(value), kind});
    };
    if (!field) return record(Write::Kind::erase, {});
    if (field->others.empty()) return record(Write::Kind::set, field->shown.value);
    // The list is reversed at the end, so the shown value goes in first: it will be written last.
    std::vector<const StoredLeaf*> leaves;
    for (const StoredLeaf& other : field->others)
        leaves.push_back(&other);
    std::sort(leaves.begin(), leaves.end(), [&](const StoredLeaf* a, const StoredLeaf* b) {
        return impl_.store.is_shown_before(*a, *b);
    });
    leaves.insert(leaves.begin(), &field->shown);
    for (std::size_t i = 0; i < leaves.size(); i++)
        record(i + 1 == leaves.size() ? Write::Kind::set : Write::Kind::add_version,
               leaves[i]->value);
}

void Batch::replace_all(StoredObject& object, Edit& edit, StoredField& field,
                        const core::Value& value) {
    if (field.shown.dot.counter != 0) {  // it is not new
        edit.dots.push_back(field.shown.dot);
        for (const StoredLeaf& other : field.others)
            edit.dots.push_back(other.dot);
        field.others.clear();
    }
    field.shown.dot = new_dot(object, edit);
    field.shown.stamp = stamp();
    field.shown.value = value;  // into the memory of the one before
    edit.fields.push_back(field.name);
}

void Batch::drop_field(StoredObject& object, Edit& edit, std::uint32_t name) {
    StoredField* field = find_field(object, name);
    edit.dots.push_back(field->shown.dot);
    for (const StoredLeaf& other : field->others)
        edit.dots.push_back(other.dot);
    object.fields.erase(object.fields.begin() + (field - object.fields.data()));
}

void Batch::set(const Write& write, Replica::Impl::Place place) {
    Store& store = impl_.store;
    const bool is_created = place.object == Interner::kNone;
    if (is_created) place.object = store.place(write.object, store.names.intern(write.type));
    if (place.name == Interner::kNone) place.name = store.names.intern(write.field);
    StoredObject& object = store.objects[place.object];
    StoredField* field = find_field(object, place.name);
    const bool is_beside = field && write.kind == Write::Kind::add_version;
    if (field && !is_beside && field->others.empty() && !object.is_hidden &&
        field->shown.value == write.value)
        return;
    Edit& edit = edit_of(place.object, is_created);
    const bool was_hidden = object.is_hidden;
    // Recorded first, so that it is undone last: restoring a field would show the object again.
    if (was_hidden && !edit.was_absent)
        inverse_.push_back({write.object, write.type, {}, {}, Write::Kind::remove_object});
    remember(object, edit, place.name, field);
    if (is_beside) {
        field->others.push_back(new_leaf(object, edit, write.value));
        store.elect(*field);
        edit.fields.push_back(place.name);
    } else {
        bool was_absent = false;
        if (!field) field = &place_field(object, place.name, was_absent);
        replace_all(object, edit, *field, write.value);
    }
    // Who edits an object that shows in spite of a deletion, or knowing of it, has decided that it
    // stays. Without this, a later erase of the reviving edit would make the object vanish again.
    if (object.fields.front().name == Store::kDeleted) drop_field(object, edit, Store::kDeleted);
    store.refresh_hidden(object);
}

void Batch::erase(const Write& write) {
    const std::uint32_t number = impl_.store.ids.find(write.object);
    const std::uint32_t name = impl_.store.names.find(write.field);
    if (number == Interner::kNone || name == Interner::kNone) return;
    StoredObject& object = impl_.store.objects[number];
    if (!find_field(object, name)) return;
    Edit& edit = edit_of(number, false);
    stamp();
    // A dot without a leaf: who has seen it has seen the removal, so contexts alone tell what is
    // new.
    new_dot(object, edit);
    const bool was_hidden = object.is_hidden;
    if (name == Store::kDeleted) {
        drop_field(object, edit, name);
        if (was_hidden)
            inverse_.push_back({write.object, write.type, {}, {}, Write::Kind::remove_object});
    } else {
        if (was_hidden)
            inverse_.push_back({write.object, write.type, {}, {}, Write::Kind::remove_object});
        remember(object, edit, name, find_field(object, name));
        drop_field(object, edit, name);
        if (!was_hidden && find_field(object, Store::kDeleted))
            drop_field(object, edit, Store::kDeleted);
    }
    impl_.store.refresh_hidden(object);
}

void Batch::remove(const Write& write) {
    const std::uint32_t number = impl_.store.ids.find(write.object);
    if (number == Interner::kNone || impl_.store.objects[number].is_hidden) return;
    StoredObject& object = impl_.store.objects[number];
    Edit& edit = edit_of(number, false);
    const core::Value context = impl_.store.context_value(object.seen);
    bool was_absent = false;
    replace_all(object, edit, place_field(object, Store::kDeleted, was_absent), context);
    if (!edit.was_absent)
        inverse_.push_back({write.object,
                            impl_.store.names.text(object.type),
                            std::string(kDeletedField),
                            {},
                            Write::Kind::erase});
    impl_.store.refresh_hidden(object);
}

void Batch::apply(const Write& write) {
    std::string why;
    const std::string_view field =
        write.kind == Write::Kind::remove_object ? kDeletedField : std::string_view(write.field);
    const Replica::Impl::Place place = impl_.find(write.object, field);
    if (!impl_.is_written_here(place) && !impl_.is_writable(write.object, field, why)) {
        result_.report.problems.push_back({write.object.substr(0, 80), why});
        return;
    }
    switch (write.kind) {
    case Write::Kind::set:
    case Write::Kind::add_version:
        if (field == kDeletedField) {
            result_.report.problems.push_back({write.object, "\"$deleted\" cannot be set"});
            return;
        }
        return set(write, place);
    case Write::Kind::erase:
        return erase(write);
    case Write::Kind::remove_object:
        return remove(write);
    }
}

// The leaves made by this batch that are still there, and a context of just the dots replaced and
// made.
ObjectState Batch::delta_of(Edit& edit) const {
    const Store& store = impl_.store;
    const StoredObject& object = store.objects[edit.object];
    Seen seen;
    seen.cloud.swap(edit.dots);
    seen.normalize();
    ObjectState delta{
        store.ids.text(edit.object), store.names.text(object.type), store.context(seen), {}};
    seen.cloud.swap(edit.dots);  // the memory goes back
    std::sort(edit.fields.begin(), edit.fields.end());
    edit.fields.erase(std::unique(edit.fields.begin(), edit.fields.end()), edit.fields.end());
    for (const std::uint32_t name : edit.fields) {
        const StoredField* field = find_field(object, name);
        if (!field) continue;
        std::vector<Leaf> leaves;
        const auto take = [&](const StoredLeaf& leaf) {
            if (leaf.dot.writer == kSelf && leaf.dot.counter >= edit.first_counter)
                leaves.push_back(store.leaf(leaf));
        };
        take(field->shown);
        for (const StoredLeaf& other : field->others)
            take(other);
        if (leaves.empty()) continue;
        std::sort(leaves.begin(), leaves.end(),
                  [](const Leaf& a, const Leaf& b) { return a.dot < b.dot; });
        delta.fields.emplace_back(store.names.text(name), std::move(leaves));
    }
    std::sort(delta.fields.begin(), delta.fields.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return delta;
}

// Turns what happened into deltas and a report.
void Batch::finish() {
    std::reverse(inverse_.begin(), inverse_.end());
    for (std::uint32_t i = 0; i < count_; i++) {
        Edit& edit = edits_[i];
        ObjectState delta = delta_of(edit);
        if (edit.is_created)
            result_.report.created++;
        else
            result_.report.updated++;
        result_.report.touched.push_back(delta.id);
        if (edit.was_absent && !impl_.store.objects[edit.object].is_hidden)
            inverse_.push_back({delta.id, delta.type, {}, {}, Write::Kind::remove_object});
        result_.change.objects.push_back(std::move(delta));
    }
    std::sort(result_.report.touched.begin(), result_.report.touched.end());
    result_.inverse = std::move(inverse_);
    if (edits_.size() > kKeptEdits) edits_ = {};
}

}  // namespace

Replica::Impl::Place Replica::Impl::find(std::string_view object, std::string_view field) const {
    return {store.ids.find(object), store.names.find(field)};
}

bool Replica::Impl::is_written_here(Place place) const {
    if (place.object == Interner::kNone || place.name == Interner::kNone) return false;
    const StoredObject& object = store.objects[place.object];
    const std::uint32_t last = object.seen.last_of(kSelf);
    return last > 0 && last < kLastCounter && find_field(object, place.name);
}

bool Replica::Impl::is_writable(std::string_view id, std::string_view field,
                                std::string& why) const {
    if (!core::is_safe_id(id))
        why = "an object id that is not allowed";
    else if (field.empty() || field.size() > limits.field_name_bytes)
        why = "a field name that is not allowed";
    if (!why.empty()) return false;
    const StoredObject* object = store.find(id);
    if (!object) return true;
    if (object->fields.size() >= limits.fields_per_object) {
        const std::uint32_t name = store.names.find(field);
        if (name == Interner::kNone || !find_field(*object, name))
            why = "the object is full: it has " + std::to_string(object->fields.size()) + " fields";
    }
    if (object->seen.last_of(kSelf) == 0 && object->seen.upto.size() >= limits.writers_per_object)
        why = "the object is full: it was edited in " + std::to_string(object->seen.upto.size()) +
              " sessions";
    if (object->seen.last_of(kSelf) >= kLastCounter) why = "the object was edited too often";
    return why.empty();
}

WriteResult Replica::write(std::span<const Write> writes, std::vector<Fact> facts,
                           std::string why) {
    WriteResult result;
    result.change.writer = writer();
    result.change.why = std::move(why);
    Batch batch(*impl_, result);
    for (const Write& write : writes)
        batch.apply(write);
    batch.finish();
    for (Fact& fact : facts) {
        const std::size_t known = result.report.new_facts.size();
        impl_->join_fact(fact, result.report);
        if (result.report.new_facts.size() > known) result.change.facts.push_back(std::move(fact));
    }
    if (!result.change.facts.empty() && result.change.stamp.bits == 0)
        result.change.stamp = impl_->tick();
    return result;
}

bool Replica::put(std::string_view id, std::string_view type, std::string_view field,
                  core::Value value) {
    Store& store = impl_->store;
    auto [number, name] = impl_->find(id, field);
    std::string why;
    if (field == kDeletedField ||
        (!impl_->is_written_here({number, name}) && !impl_->is_writable(id, field, why)))
        return false;
    if (number == Interner::kNone) number = store.place(id, store.names.intern(type));
    if (name == Interner::kNone) name = store.names.intern(field);
    StoredObject& object = store.objects[number];
    bool was_absent = false;
    StoredField& place = place_field(object, name, was_absent);
    if (!was_absent && place.others.empty() && !object.is_hidden && place.shown.value == value)
        return false;
    const Mark dot{kSelf, object.seen.last_of(kSelf) + 1};
    place.shown.dot = dot;
    place.shown.stamp = impl_->tick();
    place.shown.value = std::move(value);
    place.others.clear();
    object.seen.add(dot);
    // As in write(): an edit made with the deletion in view ends the deletion.
    if (object.fields.front().name == Store::kDeleted) object.fields.erase(object.fields.begin());
    object.is_hidden = false;
    return true;
}

}  // namespace icx::replica
