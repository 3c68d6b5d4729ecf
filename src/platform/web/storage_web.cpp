#include "platform/web/storage_web.hpp"

#include <emscripten.h>

#include <algorithm>
#include <utility>

#include "core/id.hpp"

namespace {

// Where the JavaScript half puts the text it hands over next.
std::string buffer;

}  // namespace

extern "C" {
void store_use(const char* name);
void store_start(void* self);
void store_load(void* self, int request, const char* prefix, int only_keys);
void store_begin();
void store_put(const char* key, const void* bytes, std::size_t size);
void store_erase(const char* key);
void store_need(const char* key, int count);
void store_commit(void* self, int request);
void store_ask_persistence();
int store_restored();
int store_capabilities();
void store_random(void* at, std::size_t size);
double store_wall_clock();
void store_recall();
void store_remember(const char* id);
void tabs_listen(void* self);
void tabs_broadcast(const void* bytes, std::size_t size);
void tabs_later(void* self, int delay_ms);

EMSCRIPTEN_KEEPALIVE char* icx_store_buffer(std::size_t size) {
    buffer.resize(size);
    return buffer.data();
}
EMSCRIPTEN_KEEPALIVE void* icx_store_entry(icx::platform::web::WebStorage* self, int request,
                                           std::size_t key_size, std::size_t size) {
    return self->take_entry(request, key_size, size);
}
EMSCRIPTEN_KEEPALIVE void icx_store_done(icx::platform::web::WebStorage* self, int request,
                                         int has_failed) {
    using icx::core::Code;
    if (!has_failed) return self->answer(request, {});
    const auto end = buffer.find('\n');
    const std::string name = buffer.substr(0, end);
    const std::string message = end == std::string::npos ? std::string() : buffer.substr(end + 1);
    self->answer(request, icx::core::Error{name == "conflict" ? Code::conflict : Code::io,
                                           message.empty() ? name : message,
                                           name,
                                           {}});
}
EMSCRIPTEN_KEEPALIVE void icx_tabs_message(icx::platform::web::Tabs* self) { self->heard(buffer); }
EMSCRIPTEN_KEEPALIVE void icx_tabs_leader(icx::platform::web::Tabs* self) { self->lead(); }
EMSCRIPTEN_KEEPALIVE void icx_tabs_hidden(icx::platform::web::Tabs* self) { self->hidden(); }
EMSCRIPTEN_KEEPALIVE void icx_tabs_idle(icx::platform::web::Tabs* self) { self->idle(); }
}

namespace icx::platform::web {
namespace {

// Leaders fold soon; without locks tabs spread out, so that most find it done.
constexpr int kLeaderDelayMs = 500;
constexpr int kSpreadMs = 4000;
constexpr int kBackoffMax = 8;  // doublings after folds that failed

}  // namespace

core::Instant WallClock::now() { return {static_cast<std::int64_t>(store_wall_clock())}; }

std::uint64_t SystemRandom::next() {
    if (left_ == 0) {
        store_random(block_, sizeof block_);
        left_ = sizeof block_ / sizeof block_[0];
    }
    return block_[--left_];
}

Capabilities capabilities() {
    const int bits = store_capabilities();
    Capabilities found;
    found.secure = bits & 1;
    found.locks = bits & 2;
    found.broadcast = bits & 4;
    found.persist = bits & 8;
    found.service_worker = bits & 16;
    found.crypto = bits & 32;
    found.folders = bits & 64;
    found.database = bits & 128;
    found.second_copy = bits & 256;
    return found;
}

void use_database(const std::string& name) { store_use(name.c_str()); }

WebStorage::WebStorage() {
    SystemRandom random;
    writer_ = core::mint_id("w", random);
    store_start(this);
}

WebStorage::~WebStorage() = default;

int WebStorage::restored() const { return store_restored(); }

int WebStorage::ask(std::string_view prefix, std::function<void(core::Result<Entries>)> done,
                    bool only_keys) {
    const int request = ++requests_;
    reads_[request].done = std::move(done);
    store_load(this, request, std::string(prefix).c_str(), only_keys);
    return request;
}

void WebStorage::load(std::string_view prefix, std::function<void(core::Result<Entries>)> done) {
    ask(prefix, std::move(done), false);
}

void WebStorage::list(std::string_view prefix, std::function<void(core::Result<Keys>)> done) {
    const auto keys_of = [done = std::move(done)](core::Result<Entries> entries) {
        if (!entries) return done(entries.error());
        Keys keys;
        for (auto& [key, value] : *entries)
            keys.push_back(std::move(key));
        done(std::move(keys));
    };
    ask(prefix, keys_of, true);
}

void WebStorage::commit(core::StorageBatch batch, Done done) {
    const int request = ++requests_;
    commits_[request] = std::move(done);
    bool is_edit = false;
    store_begin();
    for (const auto& [key, value] : batch.puts) {
        store_put(key.c_str(), value.data(), value.size());
        is_edit |= key.compare(0, 2, "j/") == 0;
    }
    for (const std::string& key : batch.erases)
        store_erase(key.c_str());
    for (const std::string& key : batch.must_exist)
        store_need(key.c_str(), 1);
    for (const std::string& key : batch.must_not_exist)
        store_need(key.c_str(), 0);
    store_commit(this, request);
    if (is_edit && !is_persistence_asked_) {
        is_persistence_asked_ = true;
        store_ask_persistence();
    }
}

void* WebStorage::take_entry(int request, std::size_t key_size, std::size_t size) {
    auto& entry =
        reads_[request].entries.emplace_back(std::string(key_size, '\0'), std::string(size, '\0'));
    place_[0] = entry.first.data();
    place_[1] = entry.second.data();
    return place_;
}

void WebStorage::answer(int request, core::Result<void> result) {
    if (const auto read = reads_.find(request); read != reads_.end()) {
        Read ended = std::move(read->second);
        reads_.erase(read);
        if (!result) return ended.done(result.error());
        return ended.done(std::move(ended.entries));
    }
    const auto commit = commits_.find(request);
    if (commit == commits_.end()) return;
    const Done done = std::move(commit->second);
    commits_.erase(commit);
    done(std::move(result));
}

std::string Tabs::recall() {
    store_recall();
    return buffer;
}

void Tabs::remember(const std::string& id) { store_remember(id.c_str()); }

void Tabs::listen() {
    has_locks_ = capabilities().locks;
    tabs_listen(this);
}

void Tabs::broadcast(const std::string& record) { tabs_broadcast(record.data(), record.size()); }

void Tabs::heard(std::string record) {
    buffered_.push_back(std::move(record));
    if (!is_open_) return;
    deliver();
    consider_folding();
}

void Tabs::deliver() {
    for (const std::string& record : std::exchange(buffered_, {}))
        receive_(record);
}

void Tabs::lead() {
    is_leader_ = true;
    consider_folding();
}

void Tabs::hidden() {
    if (flush_) flush_();
}

void Tabs::consider_folding() {
    if (is_waiting_ || !is_open_ || (has_locks_ && !is_leader_) || !is_fold_due_()) return;
    is_waiting_ = true;
    const int delay_ms = has_locks_ ? kLeaderDelayMs : static_cast<int>(random_.below(kSpreadMs));
    tabs_later(this, delay_ms << std::min(failures_, kBackoffMax));
}

void Tabs::idle() {
    is_waiting_ = false;
    if (is_open_ && is_fold_due_()) fold_();
}

}  // namespace icx::platform::web
