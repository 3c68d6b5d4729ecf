// The employee's page: one survey from surveys/<name>.json, its drafts and its outbox, all on this
// device. It wires storage, session and screen, in this order: read the journal and the survey
// file side by side, draw, run what the frame commanded. It links nothing of the studio.
#include <emscripten.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "app/embedding.hpp"
#include "app/respond_commands.hpp"
#include "app/routes.hpp"
#include "app/session.hpp"
#include "codec/documents.hpp"
#include "platform/web/page.hpp"
#include "platform/web/storage_web.hpp"
#include "ui/screens/respond_screen.hpp"

// Fetches surveys/<name>.json and hands over its bytes, or why there are none: -1 not found or out
// of reach, -2 larger than `limit`.
EM_JS(void, respond_fetch, (const char* name, int limit), {
    var path = 'surveys/' + encodeURIComponent(UTF8ToString(name)) + '.json';
    var answer = function(bytes, status) {
        var at = bytes ? _respond_room(bytes.length) : 0;
        if (bytes) HEAPU8.set(bytes, at);
        _respond_fetched(status);
    };
    fetch(path)
        .then(function(response) {
            if (!response.ok) return answer(null, -1);
            if (Number(response.headers.get('content-length')) > limit) return answer(null, -2);
            return response.arrayBuffer().then(function(buffer) {
                if (buffer.byteLength > limit) return answer(null, -2);
                answer(new Uint8Array(buffer), 0);
            });
        })
        .catch(function() { answer(null, -1); });
});
EM_JS(int, respond_utc_offset, (), { return -new Date().getTimezoneOffset(); });
EM_JS(void, respond_reload, (), { location.reload(); });

namespace icx {
namespace {

constexpr int kSurveyBytes = 4 << 20;
constexpr std::int64_t kSlowMs = 400;

bool is_survey_name(std::string_view name) {
    return core::is_safe_id(name) && name.find("..") == std::string_view::npos;
}

class RespondApp final : public platform::web::App {
public:
    RespondApp()
        : survey_(platform::web::query("survey")),
          session_(storage_, storage_.writer(), clock_, random_, app::employee_projection()) {
        session_.on_change = platform::web::wake;
        session_.journal().on_status = [](const storage::SaveStatus&) { platform::web::wake(); };
        tabs_.attach(session_);
        session_.open([this](core::Result<storage::RecoveryReport> report) {
            is_open_ = true;
            if (!report)
                open_error_ = core::describe(report.error());
            else if (report->is_read_only)
                open_error_ = "a newer version was used here";
            decide();
        });
        is_fetched_ = survey_.empty();
        if (!survey_.empty()) load_survey();
    }

    void fetched(int status, std::string bytes) {
        status_ = status;
        bytes_ = std::move(bytes);
        is_fetched_ = true;
        decide();
    }

    void frame(ui::Context& ui, core::Instant now) override {
        if (!theme_is_set_) set_theme(ui);
        session_.flush_due();
        ui::sync_respond(session_.workspace(), state_);
        input_.can_share = ui.host().can_share_files();
        input_.utc_offset_minutes = respond_utc_offset();
        note_saving(ui, now);
        const auto step = state_.step;
        ui::draw_respond(ui::build_respond(session_.workspace(), state_, input_), state_, sink_,
                         ui);
        session_.run_all(sink_);
        fulfil(ui);
        if (step != state_.step || state_.focus != ui::RespondState::Focus::none) ui.wake_after(0);
        if (const auto due = session_.flush_at())
            ui.wake_after(static_cast<double>(std::max<std::int64_t>(0, due->ms - now.ms)) / 1000);
    }

    void on_route(std::string_view text) override {
        const app::Route route = app::parse_route(text);
        is_outbox_ = route.place == app::Place::outbox;
        if (route.place == app::Place::respond && survey_.empty() && route.id != own_survey_) {
            own_survey_ = route.id;
            decide();
        }
        // Everything else is the studio's, which another start of the page brings.
        const bool is_ours = is_outbox_ || route.place == app::Place::respond;
        if (!is_ours && survey_.empty()) return respond_reload();
        if (!is_ready()) return;
        if (is_outbox_)
            ui::show_outbox(state_);
        else
            ui::leave_outbox(state_);
    }
    void on_hidden() override { session_.flush(); }
    bool is_ready() override { return state_.step != ui::RespondStep::loading; }
    bool is_saved() override { return app::is_all_saved(session_); }
    std::string save_status() override { return app::status_members(session_); }
    std::string call(std::string_view name, std::string_view argument) override {
        if (name == "exportWorkspace") return session_.export_bundle();
        if (name == "importBundle") return app::import_bundle_json(session_, argument);
        return "null";
    }

private:
    void load_survey() {
        is_fetched_ = false;
        state_.step = ui::RespondStep::loading;
        if (!is_survey_name(survey_)) return fetched(-1, {});
        respond_fetch(survey_.c_str(), kSurveyBytes);
    }

    // Both halves have arrived: what the page shows first.
    void decide() {
        choose_first();
        platform::web::wake();
    }

    void choose_first() {
        if (!is_open_ || !is_fetched_) return;
        if (!open_error_.empty())
            return ui::show_trouble(state_, ui::RespondTrouble::not_opened, open_error_);
        if (survey_.empty()) return offer_own();
        state_.home_route = "#/respond/" + survey_;
        if (status_ == -2)
            return ui::show_trouble(state_, ui::RespondTrouble::broken,
                                    "The file is larger than 4 MB");
        if (status_ != 0) return offer_from_draft();
        auto file = codec::decode_survey_file(bytes_);
        bytes_.clear();
        if (file)
            return offer({std::move(file->definition), std::move(file->definition_value),
                          file->version, survey_});
        const bool is_newer = file.error().code == core::Code::unsupported;
        ui::show_trouble(state_, is_newer ? ui::RespondTrouble::newer : ui::RespondTrouble::broken,
                         core::describe(file.error()));
    }

    void offer(ui::RespondSource source) {
        ui::offer_survey(state_, std::move(source));
        if (is_outbox_) ui::show_outbox(state_);
    }

    // A survey of this workspace, as it is collected or, before that, as it stands.
    void offer_own() {
        const model::Workspace& workspace = session_.workspace();
        const model::Survey* survey = workspace.table<model::Survey>().find(own_survey_);
        if (!survey)
            return ui::show_trouble(state_,
                                    own_survey_.empty() ? ui::RespondTrouble::no_survey
                                                        : ui::RespondTrouble::missing,
                                    own_survey_);
        state_.mode = ui::RespondMode::studio;
        state_.home_route = "#/respond/" + own_survey_;
        const model::Version* version = workspace.table<model::Version>().find(survey->version);
        auto definition = version ? survey::definition_from_value(version->definition, "")
                                  : survey::build_definition(workspace, survey->id);
        if (!definition)
            return ui::show_trouble(state_, ui::RespondTrouble::broken,
                                    core::describe(definition.error()));
        core::Value value = version ? version->definition : survey::to_value(*definition);
        const model::VersionId id = version ? version->id : codec::version_of(value);
        offer({std::move(*definition), std::move(value), id, {}});
    }

    // Without the file a draft still knows the survey it was begun with.
    void offer_from_draft() {
        for (const model::Draft* draft : app::open_drafts(session_.workspace())) {
            if (draft->file_name != survey_) continue;
            if (auto source = ui::source_of(*draft)) return offer(std::move(*source));
        }
        ui::show_trouble(state_, ui::RespondTrouble::missing, survey_);
    }

    void set_theme(ui::Context& ui) {
        theme_is_set_ = true;
        const std::string theme = platform::web::device_setting("theme");
        ui.set_theme(theme == "light"      ? ui::ThemeChoice::light
                     : theme == "dark"     ? ui::ThemeChoice::dark
                     : theme == "contrast" ? ui::ThemeChoice::contrast
                                           : ui::ThemeChoice::automatic);
    }

    void note_saving(ui::Context& ui, core::Instant now) {
        const storage::SaveStatus save = session_.journal().status();
        input_.save = {};
        if (save.state == storage::SaveStatus::State::failed) {
            input_.save = {ui::RespondSave::State::failed, save.reason, false};
        } else if (save.state == storage::SaveStatus::State::saving) {
            if (!saving_since_) saving_since_ = now;
            const std::int64_t passed = now.ms - saving_since_->ms;
            input_.save = {ui::RespondSave::State::saving, {}, passed >= kSlowMs};
            if (passed < kSlowMs) ui.wake_after(static_cast<double>(kSlowMs - passed) / 1000);
            return;
        }
        saving_since_.reset();
    }

    void fulfil(ui::Context& ui) {
        using Kind = ui::RespondWish::Kind;
        const ui::RespondWish wish = std::exchange(state_.wish, {});
        switch (wish.kind) {
        case Kind::none:
            return;
        case Kind::undo:
            session_.undo();
            return;
        case Kind::reload:
            if (open_error_.empty())
                load_survey();
            else
                respond_reload();
            return;
        case Kind::export_unsaved:
            export_unsaved(ui);
            return;
        case Kind::download:
        case Kind::share:
        case Kind::copy:
            hand_over(ui, wish);
            return;
        }
    }

    void hand_over(ui::Context& ui, const ui::RespondWish& wish) {
        const auto text = app::export_receipts(session_.workspace(), wish.receipts);
        if (!text) return ui.announce(core::describe(text.error()), true);
        const model::Receipt* first =
            session_.workspace().table<model::Receipt>().find(wish.receipts.front());
        const std::string name = wish.receipts.size() == 1 && first ? ui::response_file_name(*first)
                                                                    : std::string("responses.json");
        if (wish.kind == ui::RespondWish::Kind::copy)
            ui.host().write_clipboard(*text);
        else if (wish.kind == ui::RespondWish::Kind::share)
            ui.host().share_file(name, "application/json", *text);
        else
            ui.host().download(name, "application/json", *text);
    }

    // The disk refuses: everything of this page as one response file, the unfinished answers last.
    void export_unsaved(ui::Context& ui) {
        std::vector<codec::ResponseDocument> all;
        for (const model::Receipt* receipt : app::receipts(session_.workspace()))
            if (auto documents = codec::decode_response_file(receipt->response))
                for (auto& document : *documents)
                    all.push_back(std::move(document));
        if (state_.session && state_.draft.valid()) {
            codec::ResponseDocument unfinished;
            unfinished.id = core::hash_id("rs", state_.draft.text);
            unfinished.survey = state_.session->definition().survey.id.text;
            if (const auto* draft = session_.workspace().table<model::Draft>().find(state_.draft))
                unfinished.version = draft->version.text;
            unfinished.day = core::iso_date(core::utc_date(clock_.now()));
            unfinished.answers = state_.session->final_answers();
            all.push_back(std::move(unfinished));
        }
        ui.host().download("answers-not-saved.json", "application/json",
                           codec::encode_response_file(all));
    }

    std::string survey_;      // "?survey=" name
    std::string own_survey_;  // "#/respond/<id>": a survey of this workspace
    platform::web::WallClock clock_;
    platform::web::SystemRandom random_;
    platform::web::WebStorage storage_;
    app::Session session_;
    platform::web::Tabs tabs_;
    ui::RespondState state_;
    ui::RespondInput input_;
    app::CommandSink sink_;
    std::optional<core::Instant> saving_since_;
    std::string bytes_, open_error_;
    int status_ = 0;
    bool is_open_ = false, is_fetched_ = false, is_outbox_ = false, theme_is_set_ = false;
};

RespondApp* the_app = nullptr;  // the fetch's callback has no other way to find it
std::string* room = nullptr;

}  // namespace
}  // namespace icx

extern "C" {
EMSCRIPTEN_KEEPALIVE char* respond_room(int size) {
    icx::room = new std::string(static_cast<std::size_t>(size), '\0');
    return icx::room->data();
}
EMSCRIPTEN_KEEPALIVE void respond_fetched(int status) {
    std::string bytes = icx::room ? std::move(*icx::room) : std::string();
    delete std::exchange(icx::room, nullptr);
    icx::the_app->fetched(status, std::move(bytes));
}
}

int main() {
    icx::the_app = new icx::RespondApp;  // lives as long as the page
    icx::platform::web::run(*icx::the_app);
}
