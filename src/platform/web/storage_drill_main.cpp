// The storage drill: a replica, its journal and the browser's store behind a few exported
// functions, without any screen, for the browser tests that kill, fill and damage it. Not part of
// the product.
#include <emscripten.h>

#include <memory>
#include <string>

#include "platform/web/storage_web.hpp"
#include "replica/replica.hpp"
#include "storage/journal.hpp"

namespace icx::platform::web {
namespace {

class Drill {
public:
    Drill(std::size_t fold_keys)
        : replica_(storage_.writer(), clock_),
          journal_(storage_, storage_.writer(), clock_, random_, options(fold_keys)) {
        journal_.on_found = [this](replica::Change c) { replica_.join(c.objects, c.facts); };
        tabs_.attach(*this);
        journal_.open(replica_, workspace_, [this](core::Result<storage::RecoveryReport> report) {
            report_ = std::move(*report);
            is_open_ = true;
        });
    }

    storage::Journal& journal() { return journal_; }
    const replica::Replica& replica() const { return replica_; }
    core::Result<void> receive(const std::string& record) {
        auto change = journal_.read_record(record);
        if (!change) return change.error();
        replica_.join(change->objects, change->facts);
        return {};
    }

    void edit(const std::string& object, const std::string& field, const std::string& value) {
        const replica::Write write{object, "note", field, core::Value(value)};
        journal_.append(replica_.write({&write, 1}, {}, "edit").change);
    }
    void import_facts(int count, int bytes, const std::string& prefix) {
        std::vector<replica::Fact> facts;
        for (int i = 0; i < count; i++) {
            std::string text;
            // 64 different characters at random, which no medium packs well.
            while (text.size() < static_cast<std::size_t>(bytes))
                for (std::uint64_t word = random_.next(); word; word >>= 6)
                    text.push_back(static_cast<char>('?' + word % 64 - (word % 64 == 29)));
            facts.push_back(
                {prefix + std::to_string(i), "response", "sv_1", "{\"t\":\"" + text + "\"}"});
        }
        journal_.append(replica_.write({}, std::move(facts), "import").change);
    }
    std::string text(const std::string& object, const std::string& field) const {
        const core::Value* value = replica_.shown(object, field);
        return value ? std::string(value->as_text()) : std::string();
    }
    int versions(const std::string& object, const std::string& field) const {
        return static_cast<int>(replica_.leaves(object, field).size());
    }
    std::string summary() const {
        const storage::SaveStatus status = journal_.status();
        std::string out = is_open_ ? "open\n" : "opening\n";
        constexpr const char* kStates[] = {"saved", "saving", "failed"};
        out += std::string(kStates[static_cast<int>(status.state)]) + "\n";
        out +=
            std::to_string(status.unsaved) + "\n" + status.error_name + "\n" + status.reason + "\n";
        out += std::to_string(report_.quarantined) + "\n" + std::to_string(report_.missing) + "\n";
        out += std::to_string(replica_.ids().size()) + "\n";
        out += std::to_string(replica_.facts().size()) + "\n" + workspace_ + "\n";
        out += std::string(tabs_.is_leader() ? "leader" : "follower") + "\n";
        out += std::string(report_.was_evicted ? "evicted" : "") + "\n";
        out += std::string(journal_.is_fold_due() ? "due" : "") + "\n";
        for (const core::Problem& problem : report_.problems)
            out += problem.place + ": " + problem.message + "\n";
        return out;
    }

private:
    static storage::Journal::Options options(std::size_t fold_keys) {
        storage::Journal::Options options;
        options.fold_keys = fold_keys;
        return options;
    }

    WallClock clock_;
    SystemRandom random_;
    WebStorage storage_;
    replica::Replica replica_;
    storage::Journal journal_;
    Tabs tabs_;
    std::string workspace_;
    storage::RecoveryReport report_;
    bool is_open_ = false;
};

std::unique_ptr<Drill> drill;
std::string answer;

}  // namespace
}  // namespace icx::platform::web

using icx::platform::web::answer;
using icx::platform::web::drill;

extern "C" {
EMSCRIPTEN_KEEPALIVE void drill_start(int fold_keys) {
    drill = std::make_unique<icx::platform::web::Drill>(static_cast<std::size_t>(fold_keys));
}
EMSCRIPTEN_KEEPALIVE void drill_edit(const char* object, const char* field, const char* value) {
    drill->edit(object, field, value);
}
EMSCRIPTEN_KEEPALIVE void drill_import(int count, int bytes, const char* prefix) {
    drill->import_facts(count, bytes, prefix);
}
EMSCRIPTEN_KEEPALIVE int drill_unsaved() {
    return static_cast<int>(drill->journal().status().unsaved);
}
EMSCRIPTEN_KEEPALIVE void drill_flush() { drill->journal().flush(); }
EMSCRIPTEN_KEEPALIVE const char* drill_text(const char* object, const char* field) {
    answer = drill->text(object, field);
    return answer.c_str();
}
EMSCRIPTEN_KEEPALIVE int drill_versions(const char* object, const char* field) {
    return drill->versions(object, field);
}
EMSCRIPTEN_KEEPALIVE const char* drill_summary() {
    answer = drill->summary();
    return answer.c_str();
}
EMSCRIPTEN_KEEPALIVE int drill_capabilities() {
    const auto found = icx::platform::web::capabilities();
    return found.secure | found.locks << 1 | found.broadcast << 2 | found.persist << 3 |
           found.service_worker << 4 | found.crypto << 5 | found.database << 7;
}
}

int main() { return 0; }
