#include "insight/figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.hpp"

namespace icx::insight {
namespace {

using model::QuestionKind;

struct Pass {
    const AnswerTable& table;
    const Column& column;
    const QuestionSpec& spec;
    const std::vector<std::uint16_t>& of_row;
    std::vector<RawFigures>& out;
    int min_group;

    std::size_t group(std::size_t row) const { return of_row.empty() ? 0 : of_row[row]; }
    Figures& figures(std::size_t row) const { return out[group(row)].figures; }
    void no_answer(std::size_t row) const {
        if (table.was_asked(column, row)) figures(row).missing++;
    }
};

void finish_scale(const model::Question& question, std::span<const std::size_t> counts, int low,
                  RawFigures& raw) {
    Figures& f = raw.figures;
    const statistics::ScaleMoments m = statistics::describe_counts(counts, low);
    f.n = m.n;
    for (std::size_t i = 0; i < counts.size(); i++) {
        const int value = low + static_cast<int>(i);
        f.counts.push_back({value, std::to_string(value), counts[i], {}});
        if (m.n && counts[i] == m.n) raw.is_unanimous = true;
    }
    if (m.n == 0) return;
    f.mean = m.mean;
    if (m.n > 1) {
        f.sd = m.sd;
        f.mean_ci = m.t_ci95;
    }
    const auto above = [&](int from) {
        std::size_t n = 0;
        for (const Count& c : f.counts)
            if (c.value >= from) n += c.n;
        return n;
    };
    if (const int from = favourable_from(question); from > 0) {
        const std::size_t x = above(from);
        f.favourable = statistics::proportion(x, m.n);
        if (x == 0 || x == m.n) raw.is_unanimous = true;
    }
    if (question.measure == model::Measure::enps && question.kind == QuestionKind::rating &&
        question.max == 10) {
        const std::size_t promoters = above(9);
        const std::size_t passives = above(7) - promoters;
        f.nps = EmployeeNps{statistics::nps(promoters, passives, m.n - promoters - passives),
                            question.min != 0};
        if (promoters == m.n || promoters + passives == 0) raw.is_unanimous = true;
    }
}

void scale_figures(const Pass& pass) {
    const model::Question& question = pass.spec.question;
    const bool is_agree = question.kind == QuestionKind::agree;
    const int low = is_agree ? 1 : question.min;
    const int high = is_agree ? question.points : question.max;
    std::vector<std::array<std::uint32_t, 256>> bins(pass.out.size());
    for (auto& bin : bins)
        bin.fill(0);
    const std::vector<std::uint8_t>& scale = pass.column.scale;
    if (pass.of_row.empty()) {
        for (const std::uint8_t v : scale)
            bins[0][v]++;
    } else {
        for (std::size_t r = 0; r < scale.size(); r++)
            bins[pass.of_row[r]][scale[r]]++;
    }
    if (!pass.column.loop_option.empty()) {
        for (std::size_t r = 0; r < scale.size(); r++)
            if (scale[r] == kMissing) pass.no_answer(r);
    }
    for (std::size_t g = 0; g < bins.size(); g++) {
        RawFigures& raw = pass.out[g];
        raw.figures.not_applicable = bins[g][kNotApplicable];
        if (pass.column.loop_option.empty()) raw.figures.missing = bins[g][kMissing];
        std::vector<std::size_t> counts;
        for (int v = low; v <= high; v++)
            counts.push_back(bins[g][static_cast<std::size_t>(v)]);
        finish_scale(question, counts, low, raw);
    }
}

void finish_choices(const Pass& pass, const std::vector<std::vector<std::size_t>>& counts) {
    const auto& options = pass.spec.options;
    for (std::size_t g = 0; g < pass.out.size(); g++) {
        RawFigures& raw = pass.out[g];
        for (std::size_t i = 0; i < counts[g].size(); i++) {
            if (i == options.size() && !pass.spec.question.has_other) continue;
            Count count;
            count.value = static_cast<int>(i);
            count.label = i < options.size() ? options[i].text : "Other";
            count.n = counts[g][i];
            if (raw.figures.n) {
                count.share = statistics::proportion(count.n, raw.figures.n);
                if (count.n == raw.figures.n) raw.is_unanimous = true;
            }
            raw.figures.counts.push_back(std::move(count));
        }
    }
}

void choice_figures(const Pass& pass) {
    const std::size_t options = pass.spec.options.size() + 1;
    std::vector<std::vector<std::size_t>> counts(pass.out.size(),
                                                 std::vector<std::size_t>(options, 0));
    for (std::size_t r = 0; r < pass.column.choice.size(); r++) {
        const std::uint16_t c = pass.column.choice[r];
        if (c == kNoChoice)
            pass.no_answer(r);
        else if (c == kChoseNotApplicable)
            pass.figures(r).not_applicable++;
        else {
            pass.figures(r).n++;
            counts[pass.group(r)][c]++;
        }
    }
    finish_choices(pass, counts);
}

void tick_figures(const Pass& pass) {
    const std::size_t options = pass.spec.options.size() + 1;
    std::vector<std::vector<std::size_t>> counts(pass.out.size(),
                                                 std::vector<std::size_t>(options, 0));
    const Column& column = pass.column;
    for (std::size_t r = 0; r < pass.table.rows(); r++) {
        bool has_any = false;
        for (std::size_t i = 0; i < options; i++) {
            if (!((column.ticks[r * column.stride + i / 64] >> (i % 64)) & 1U)) continue;
            has_any = true;
            counts[pass.group(r)][i]++;
        }
        if (has_any)
            pass.figures(r).n++;
        else
            pass.no_answer(r);
    }
    finish_choices(pass, counts);
}

void number_figures(const Pass& pass) {
    std::vector<std::vector<double>> values(pass.out.size());
    for (std::size_t r = 0; r < pass.column.number.size(); r++) {
        const double v = pass.column.number[r];
        if (std::isnan(v))
            pass.no_answer(r);
        else
            values[pass.group(r)].push_back(v);
    }
    for (std::size_t g = 0; g < values.size(); g++) {
        Figures& f = pass.out[g].figures;
        f.n = values[g].size();
        if (f.n == 0) continue;
        const statistics::Moments m = statistics::describe(values[g]);
        pass.out[g].is_unanimous = m.min == m.max;
        const bool has_range = f.n >= 2 * static_cast<std::size_t>(pass.min_group);
        f.quantiles = Quantiles{has_range ? m.min : 0, m.q25,    m.median, m.q75,
                                has_range ? m.max : 0, has_range};
        if (pass.spec.question.kind == QuestionKind::date) continue;  // a mean day says little
        f.mean = m.mean;
        if (f.n > 1) {
            f.sd = m.sd;
            f.mean_ci = m.t_ci95;
        }
    }
}

void text_figures(const Pass& pass) {
    std::vector<bool> has_text(pass.table.rows(), false);
    for (const RowText& text : pass.column.texts)
        has_text[text.row] = true;
    for (std::size_t r = 0; r < has_text.size(); r++) {
        if (has_text[r])
            pass.figures(r).n++;
        else
            pass.no_answer(r);
    }
}

}  // namespace

std::vector<RawFigures> compute_figures(const AnswerTable& table, const Column& column,
                                        const std::vector<std::uint16_t>& of_row,
                                        std::size_t groups, int min_group) {
    std::vector<RawFigures> out(groups);
    const Pass pass{table, column, table.spec().questions[column.question], of_row, out, min_group};
    switch (pass.spec.question.kind) {
    case QuestionKind::rating:
    case QuestionKind::agree:
        scale_figures(pass);
        break;
    case QuestionKind::single:
        choice_figures(pass);
        break;
    case QuestionKind::multiple:
        tick_figures(pass);
        break;
    case QuestionKind::number:
    case QuestionKind::date:
        number_figures(pass);
        break;
    case QuestionKind::short_text:
    case QuestionKind::long_text:
        text_figures(pass);
        break;
    }
    return out;
}

}  // namespace icx::insight
