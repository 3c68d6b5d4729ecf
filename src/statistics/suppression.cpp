#include "statistics/suppression.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <queue>

namespace icx::statistics {
namespace {

constexpr std::int64_t kBoundless = std::numeric_limits<std::int64_t>::max() / 4;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
// Cells are shown again one by one only where that takes so many flows at most.
constexpr std::size_t kMaxTrimFlows = 60'000;

// Which cells a way may lead through beyond the hidden ones.
enum class Cover { none, inner, totals, everything };

// One cell as an arc from a row to a column; totals lead back, so that every sum is "what flows in
// flows out" of its row or column. An arc can take more without limit and give its count.
class Flow {
public:
    Flow(const TotalledTable& table, const std::vector<bool>& hidden, bool are_totals_known)
        : table_(table), hidden_(hidden), are_totals_known_(are_totals_known) {}

    std::size_t from(std::size_t place) const {
        const std::size_t row = place / table_.width(), column = place % table_.width();
        return (row == table_.rows) == (column == table_.columns) ? row : column_node(column);
    }
    std::size_t to(std::size_t place) const {
        const std::size_t row = place / table_.width(), column = place % table_.width();
        return (row == table_.rows) == (column == table_.columns) ? column_node(column) : row;
    }

    void reset() { moved_.assign(table_.counts.size(), 0); }

    // How much can flow from one node to another without the cell `but`, up to `enough`; what flows
    // stays until reset().
    std::int64_t push(std::size_t source, std::size_t sink, std::size_t but, std::int64_t enough) {
        std::int64_t sum = 0;
        while (sum < enough) {
            const std::int64_t more = push_once(source, sink, but, 1, enough - sum, Cover::none);
            if (more == 0) break;
            sum += more;
        }
        return sum;
    }

    // One more way of least loss over arcs that leave at least `least`; its cells are `taken()`.
    std::int64_t push_once(std::size_t source, std::size_t sink, std::size_t but,
                           std::int64_t least, std::int64_t most, Cover cover) {
        if (!find_way(source, sink, but, least, cover)) return 0;
        std::int64_t amount = most;
        taken_.clear();
        loss_ = distance_[sink];
        for (std::size_t node = sink; node != source;) {
            const Step& step = came_by_[node];
            if (!step.is_forward)
                amount = std::min(amount, table_.counts[step.place] + moved_[step.place]);
            taken_.push_back(step.place);
            node = step.node;
        }
        for (std::size_t node = sink; node != source;) {
            const Step& step = came_by_[node];
            moved_[step.place] += step.is_forward ? amount : -amount;
            node = step.node;
        }
        return amount;
    }
    const std::vector<std::size_t>& taken() const { return taken_; }
    double loss() const { return loss_; }

private:
    struct Step {
        std::size_t node = kNone, place = kNone;
        bool is_forward = true;
    };

    std::size_t column_node(std::size_t column) const { return table_.rows + 1 + column; }
    std::size_t nodes() const { return table_.rows + table_.columns + 2; }

    bool may_use(std::size_t place, Cover cover) const {
        const bool is_total = table_.is_total(place);
        if (is_total && are_totals_known_) return false;
        if (hidden_[place]) return true;
        if (cover == Cover::none) return false;
        return !is_total || cover == Cover::everything ||
               (cover == Cover::totals && place + 1 != table_.counts.size());
    }
    // What is lost by hiding one more cell; the last term makes fewer cells of the same sum win.
    double loss_of(std::size_t place) const {
        return hidden_[place] ? 1e-6 : static_cast<double>(table_.counts[place]) + 1;
    }

    // Dijkstra's over the nodes; arcs of a node are the cells of its row or column.
    bool find_way(std::size_t source, std::size_t sink, std::size_t but, std::int64_t least,
                  Cover cover) {
        distance_.assign(nodes(), std::numeric_limits<double>::infinity());
        came_by_.assign(nodes(), {});
        using Entry = std::pair<double, std::size_t>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
        distance_[source] = 0;
        open.push({0, source});
        while (!open.empty()) {
            const double distance = open.top().first;
            const std::size_t node = open.top().second;
            open.pop();
            if (distance > distance_[node]) continue;
            if (node == sink) return true;
            const auto visit = [&](std::size_t place) {
                if (place == but || !may_use(place, cover)) return;
                const bool is_forward = from(place) == node;
                if (!is_forward && table_.counts[place] + moved_[place] < least) return;
                const std::size_t next = is_forward ? to(place) : from(place);
                const double further = distance + loss_of(place);
                if (further >= distance_[next]) return;
                distance_[next] = further;
                came_by_[next] = {node, place, is_forward};
                open.push({further, next});
            };
            if (node <= table_.rows)
                for (std::size_t c = 0; c <= table_.columns; c++)
                    visit(table_.place(node, c));
            else
                for (std::size_t r = 0; r <= table_.rows; r++)
                    visit(table_.place(r, node - table_.rows - 1));
        }
        return false;
    }

    const TotalledTable& table_;
    const std::vector<bool>& hidden_;
    const bool are_totals_known_;
    std::vector<std::int64_t> moved_;
    std::vector<std::size_t> taken_;
    std::vector<double> distance_;
    std::vector<Step> came_by_;
    double loss_ = 0;
};

FeasibleRange range_of(const TotalledTable& table, const std::vector<bool>& hidden,
                       std::size_t place, bool are_totals_known) {
    const std::int64_t count = table.counts[place];
    if (!hidden[place] || (are_totals_known && table.is_total(place))) return {count, count};
    Flow flow(table, hidden, are_totals_known);
    flow.reset();
    const std::int64_t more = flow.push(flow.to(place), flow.from(place), place, kBoundless);
    flow.reset();
    const std::int64_t less = flow.push(flow.from(place), flow.to(place), place, count);
    FeasibleRange range{count - less, {}};
    if (more < kBoundless) range.most = count + more;
    return range;
}

// Hides cells until a table is safe, at little loss: for each cell in need the cheapest further
// cells that together with it can shift by as much as it needs.
class Hider {
public:
    Hider(const TotalledTable& table, std::int64_t k) : table_(table), k_(k) {
        out_.is_hidden.assign(table.counts.size(), false);
        for (std::size_t i = 0; i < table.counts.size(); i++)
            out_.is_hidden[i] = table.counts[i] > 0 && table.counts[i] < k;
        out_.is_primary = out_.is_hidden;
    }

    Suppression make() {
        for (std::size_t i = 0; i < table_.counts.size(); i++)
            if (out_.is_primary[i] && !range(i, false).is_as_wide_as(1)) out_.bare++;
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < table_.counts.size(); i++)
            if (out_.is_primary[i]) order.push_back(i);
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return table_.counts[a] < table_.counts[b];
        });
        for (const std::size_t place : order)
            widen(place);
        loosen_all();
        trim();
        out_.ranges.resize(table_.counts.size());
        out_.if_totals_known.resize(table_.counts.size());
        for (std::size_t i = 0; i < table_.counts.size(); i++) {
            out_.ranges[i] = range(i, false);
            out_.if_totals_known[i] = range(i, true);
        }
        return std::move(out_);
    }

private:
    FeasibleRange range(std::size_t place, bool are_totals_known) const {
        return range_of(table_, out_.is_hidden, place, are_totals_known);
    }
    void hide(const std::vector<std::size_t>& places) {
        for (const std::size_t place : places)
            out_.is_hidden[place] = true;
    }

    // Gives a small count a range k wide. More is never out of reach: with every total of its row
    // and column hidden nothing bounds it.
    void widen(std::size_t place) {
        Flow flow(table_, out_.is_hidden, false);
        flow.reset();
        const std::int64_t down =
            flow.push(flow.from(place), flow.to(place), place, table_.counts[place]);
        flow.reset();
        std::int64_t missing = k_ - down;
        missing -= flow.push(flow.to(place), flow.from(place), place, missing);
        for (const Cover cover : {Cover::inner, Cover::totals, Cover::everything})
            for (std::int64_t least = missing; least > 0 && missing > 0;) {
                const std::int64_t more = flow.push_once(flow.to(place), flow.from(place), place,
                                                         std::min(least, missing), missing, cover);
                if (more == 0)
                    least /= 2;
                else
                    hide(flow.taken());
                missing -= more;
            }
        assert(missing <= 0);
    }

    // Two possible values for each hidden inner cell although every total is known.
    void loosen_all() {
        for (bool is_changed = true; is_changed;) {
            is_changed = false;
            for (std::size_t i = 0; i < table_.counts.size(); i++)
                if (out_.is_hidden[i] && !table_.is_total(i) && !range(i, true).is_as_wide_as(1))
                    is_changed |= loosen(i);
        }
    }
    bool loosen(std::size_t place) {
        Flow more(table_, out_.is_hidden, true), less(table_, out_.is_hidden, true);
        more.reset();
        less.reset();
        const bool can_grow =
            more.push_once(more.to(place), more.from(place), place, 1, 1, Cover::inner) > 0;
        const bool can_shrink =
            table_.counts[place] > 0 &&
            less.push_once(less.from(place), less.to(place), place, 1, 1, Cover::inner) > 0;
        if (!can_grow && !can_shrink) return false;
        hide(can_grow && (!can_shrink || more.loss() <= less.loss()) ? more.taken() : less.taken());
        return true;
    }

    // Shows what is not needed after all, the greatest counts first.
    void trim() {
        std::vector<std::size_t> extra;
        std::vector<std::size_t> hidden;
        std::vector<bool> was_loose;
        for (std::size_t i = 0; i < table_.counts.size(); i++) {
            if (!out_.is_hidden[i]) continue;
            hidden.push_back(i);
            was_loose.push_back(range(i, true).is_as_wide_as(1));
            if (!out_.is_primary[i]) extra.push_back(i);
        }
        if (extra.size() * hidden.size() > kMaxTrimFlows) return;
        std::stable_sort(extra.begin(), extra.end(), [&](std::size_t a, std::size_t b) {
            return table_.counts[a] > table_.counts[b];
        });
        for (const std::size_t place : extra) {
            out_.is_hidden[place] = false;
            for (std::size_t i = 0; i < hidden.size(); i++)
                if (out_.is_hidden[hidden[i]] && !is_safe(hidden[i], was_loose[i])) {
                    out_.is_hidden[place] = true;
                    break;
                }
        }
    }
    bool is_safe(std::size_t place, bool must_be_loose) const {
        return range(place, false).is_as_wide_as(out_.is_primary[place] ? k_ : 1) &&
               (!must_be_loose || range(place, true).is_as_wide_as(1));
    }

    const TotalledTable& table_;
    const std::int64_t k_;
    Suppression out_;
};

}  // namespace

TotalledTable with_totals(const std::vector<std::vector<std::int64_t>>& counts) {
    TotalledTable table{counts.size(), counts.front().size(), {}};
    std::vector<std::int64_t> sums(table.width(), 0);
    for (const auto& row : counts) {
        std::int64_t sum = 0;
        for (std::size_t c = 0; c < table.columns; c++) {
            table.counts.push_back(row[c]);
            sums[c] += row[c];
            sum += row[c];
        }
        table.counts.push_back(sum);
        sums[table.columns] += sum;
    }
    table.counts.insert(table.counts.end(), sums.begin(), sums.end());
    return table;
}

FeasibleRange feasible_range(const TotalledTable& table, const std::vector<bool>& hidden,
                             std::size_t place) {
    return range_of(table, hidden, place, false);
}

Suppression suppress(const TotalledTable& table, std::int64_t k) { return Hider(table, k).make(); }

}  // namespace icx::statistics
