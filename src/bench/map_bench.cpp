#include "bench/map_bench.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "app/journey_commands.hpp"
#include "app/survey_commands.hpp"
#include "ui/screens/journey_screen.hpp"
#include "ui/widgets/renderer.hpp"

namespace icx::bench {
namespace {

constexpr std::size_t kLanes = 20, kStepsOfStage = 5;

class SteadyClock final : public core::Clock {
public:
    core::Instant now() override { return {1'794'306'420'000 + tick_++}; }

private:
    std::int64_t tick_ = 0;
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

journey::Document board_of(std::size_t cards) {
    journey::Document document;
    document.title = "A long way";
    for (std::size_t step = 0; step < cards / kLanes; step++) {
        if (step % kStepsOfStage == 0)
            document.stages.push_back({"Stage " + std::to_string(step / kStepsOfStage), {}});
        document.stages.back().steps.push_back(
            {"Step " + std::to_string(step), step % 7 == 0, 0.5, {}});
    }
    return document;
}

// A page without a browser that holds one board.
class Board {
public:
    explicit Board(std::size_t cards) : random_(5), replica_("bench", clock_), ui_(host_, {}) {
        ui::headless_start(ui_);
        ui::Viewport viewport;
        viewport.width = 1280;
        viewport.height = 800;
        ui_.set_viewport(viewport);
        journey_ = carry_out(app::ImportJourney{board_of(cards)});
        const model::JourneyId id(journey_);
        while (model::lanes_of(workspace_, id).size() < kLanes) {
            const auto kind =
                static_cast<model::LaneKind>(model::lanes_of(workspace_, id).size() % 18);
            carry_out(app::AddLane{id, kind});
        }
        const auto lanes = model::lanes_of(workspace_, id);
        for (const model::Step* step : model::steps_of(workspace_, id))
            for (const model::Lane* lane : lanes)
                cards_.push_back(
                    carry_out(app::AddCard{step->id, lane->id, "What happens at " + step->title}));
        state_.journey = journey_;
    }

    void build() {
        view_ = ui::build_journey({{workspace_, desk_, figures_}, kDay, drops_}, state_);
        revision_ = workspace_.revision;
    }
    void edit(std::size_t number) {
        edited_ = cards_[number * 7919 % cards_.size()];
        words_ = "Edited " + std::to_string(number);
        carry_out(app::SetField{"card", edited_, "text", words_});
        ui::refresh_journey({{workspace_, desk_, figures_}, kDay, drops_}, state_, revision_, false,
                            view_);
        revision_ = workspace_.revision;
    }
    void pan(std::size_t number) {
        for (const ui::SemNode& node : ui_.nodes())
            if (node.role == ui::Role::main) main_ = node.id;
        ui_.scrolled(main_, static_cast<float>(number * 137 % 1500),
                     static_cast<float>(number * 61 % 400));
    }
    void frame() {
        app::CommandSink sink;
        do {
            ui_.begin_frame(clock_.now(), 0.016);
            ui::draw_journey_board(ui_, view_, state_, sink);
        } while (!ui_.end_frame());
        ui::finish_headless(ui_);
    }
    bool is_right() const {
        const ui::BoardCard* card = view_.find_card(edited_);
        std::size_t shown = 0;
        for (const ui::SemNode& node : ui_.nodes())
            shown += node.name.find("What happens at") != std::string_view::npos;
        return card && card->text == words_ && view_.lanes.size() == kLanes && shown > 20;
    }

private:
    static constexpr core::Date kDay{2026, 11, 10};

    template <class Command>
    std::string carry_out(const Command& command) {
        app::PlanContext context{clock_.now(), random_};
        auto planned = app::plan(workspace_, command, context);
        if (!planned) return {};
        const auto result = replica_.write(planned->writes, std::move(planned->facts), "edit");
        app::project(replica_, result.report.touched, workspace_);
        return planned->created;
    }

    SteadyClock clock_;
    core::SeededRandom random_;
    replica::Replica replica_;
    model::Workspace workspace_;
    app::Desk desk_;
    ui::Figures figures_;
    std::vector<std::optional<journey::Drop>> drops_;
    ui::NullHost host_;
    ui::Context ui_;
    ui::MapState state_;
    ui::JourneyView view_;
    std::uint64_t revision_ = 0;
    std::uint32_t main_ = 0;
    std::string journey_, edited_, words_;
    std::vector<std::string> cards_;
};

}  // namespace

MapCosts run_map_bench(std::size_t cards, int rounds, double (*now_ms)()) {
    MapCosts out;
    Board board(cards);
    const auto timed = [&](const std::function<void()>& work) {
        const double from = now_ms();
        work();
        return now_ms() - from;
    };
    std::vector<double> opens, pans, edits, frames;
    for (int i = 0; i < std::min(rounds, 5); i++)
        opens.push_back(timed([&] {
            board.build();
            board.frame();
        }));
    const auto count = static_cast<std::size_t>(rounds) * 20;
    for (std::size_t i = 0; i < count; i++) {  // warms up
        board.pan(i);
        board.frame();
    }
    for (std::size_t i = 0; i < count; i++) {
        board.pan(i);
        pans.push_back(timed([&] { board.frame(); }));
    }
    for (std::size_t i = 0; i < count; i++) {
        edits.push_back(timed([&] { board.edit(i); }));
        frames.push_back(timed([&] { board.frame(); }));
    }
    out.open_ms = median(opens);
    out.pan_ms = median(pans);
    out.edit_ms = median(edits);
    out.frame_ms = median(frames);
    out.is_right = board.is_right();
    return out;
}

}  // namespace icx::bench
