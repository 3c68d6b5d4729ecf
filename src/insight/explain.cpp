#include "insight/explain.hpp"

#include <cmath>

#include "core/text.hpp"

namespace icx::insight {
namespace {

using core::fixed_number;

std::string counted(std::size_t n) { return std::to_string(n) + (n == 1 ? " answer" : " answers"); }

std::string left_aside(const Figures& figures) {
    return std::to_string(figures.not_applicable) + " said it does not apply and " +
           std::to_string(figures.missing) + " gave no answer; neither is counted.";
}

}  // namespace

std::string interval_words(const Interval& interval, int decimals) {
    return fixed_number(interval.low, decimals) + " to " + fixed_number(interval.high, decimals);
}

std::string percent_words(double share) { return fixed_number(100 * share, 0) + "%"; }

std::string percent_interval_words(const Interval& interval) {
    return fixed_number(100 * interval.low, 0) + "% to " + fixed_number(100 * interval.high, 0) +
           "%";
}

std::string signed_words(double points) {
    const std::string words = fixed_number(points, 0);
    return std::round(points) > 0 ? "+" + words : words;
}

Explanation explain_mean(const QuestionResults& question, const Figures& figures) {
    Explanation e;
    e.title = "Mean";
    e.n = figures.n;
    e.value = fixed_number(*figures.mean, 2);
    e.method = "Mean with Student's t interval";
    e.formula = "Add all answers and divide by how many there are. The interval reaches t times "
                "the standard error to both sides; the standard error is the standard deviation "
                "divided by the square root of the number of answers.";
    e.source = "Student 1908";
    double sum = 0;
    for (const Count& c : figures.counts)
        sum += c.value * static_cast<double>(c.n);
    if (question.high > 0)
        e.steps.push_back("The answers add up to " + fixed_number(sum, 0) + "; divided by " +
                          std::to_string(figures.n) + " that is " + e.value + ".");
    if (figures.sd && figures.mean_ci) {
        e.value += ", 95% interval " + interval_words(*figures.mean_ci, 2);
        const double se = *figures.sd / std::sqrt(static_cast<double>(figures.n));
        e.steps.push_back("Standard deviation " + fixed_number(*figures.sd, 3) +
                          ", standard error " + fixed_number(se, 4) + ".");
        const double half = (figures.mean_ci->high - figures.mean_ci->low) / 2;
        if (se > 0)
            e.steps.push_back("t for " + std::to_string(figures.n - 1) + " degrees of freedom is " +
                              fixed_number(half / se, 4) + ", so the interval is " +
                              e.value.substr(0, e.value.find(',')) + " plus and minus " +
                              fixed_number(half, 3) + ".");
    } else {
        e.steps.push_back("One answer alone has no interval.");
    }
    e.steps.push_back(left_aside(figures));
    return e;
}

Explanation explain_share(std::string title, const statistics::Proportion& share,
                          std::string what_counts) {
    Explanation e;
    e.title = std::move(title);
    e.n = share.n;
    e.value = percent_words(share.p) + ", 95% interval " + percent_interval_words(share.wilson);
    e.method = "Share with Wilson's score interval";
    e.formula = "Those who count, divided by all. The interval holds every true share for which "
                "what was seen lies within 1.96 standard errors; it never leaves 0% to 100% and is "
                "exact at both ends.";
    e.source = "Wilson 1927; Brown, Cai and DasGupta 2001";
    e.steps.push_back("Counted: " + std::move(what_counts) + ".");
    e.steps.push_back(std::to_string(share.x) + " of " + std::to_string(share.n) + " is " +
                      fixed_number(100 * share.p, 1) + "%.");
    e.steps.push_back("Wilson's interval with z = 1.96 is " +
                      fixed_number(100 * share.wilson.low, 1) + "% to " +
                      fixed_number(100 * share.wilson.high, 1) + "%.");
    return e;
}

Explanation explain_favourable(const QuestionResults& question, const Figures& figures) {
    Explanation e = explain_share("Favourable share", *figures.favourable,
                                  "answers " + question.favourable_rule);
    e.steps.push_back(left_aside(figures));
    return e;
}

Explanation explain_nps(const Figures& figures) {
    const EmployeeNps& nps = *figures.nps;
    const statistics::Nps& s = nps.score;
    Explanation e;
    e.title = nps.is_alike ? "NPS-like score, 1 to 10" : "eNPS";
    e.n = s.n;
    e.value = signed_words(s.nps) + ", 95% interval " + signed_words(s.ci95_adj_wald_rocks.low) +
              " to " + signed_words(s.ci95_adj_wald_rocks.high);
    e.method = "Net promoter score with the adjusted Wald interval";
    e.formula = "The share of 9 and 10 minus the share of 6 and less, in points from \xE2\x88\x92"
                "100 to +100. For the interval three imagined answers are added, so that it holds "
                "for few answers too.";
    e.source = "Reichheld 2003; interval Rocks 2016";
    e.steps.push_back(std::to_string(s.promoters) + " said 9 or 10, " + std::to_string(s.passives) +
                      " said 7 or 8, " + std::to_string(s.detractors) +
                      " said 6 or less: " + counted(s.n) + ".");
    const double n = static_cast<double>(s.n);
    e.steps.push_back(fixed_number(100 * static_cast<double>(s.promoters) / n, 1) + "% minus " +
                      fixed_number(100 * static_cast<double>(s.detractors) / n, 1) + "% is " +
                      fixed_number(s.nps, 1) + " points.");
    e.steps.push_back("Without the adjustment the interval is " + fixed_number(s.ci95_wald.low, 1) +
                      " to " + fixed_number(s.ci95_wald.high, 1) + ".");
    if (nps.is_alike)
        e.steps.push_back("The scale begins at 1, so this is not comparable with scores of a "
                          "0 to 10 scale.");
    return e;
}

Explanation explain_hidden(int min_group) {
    Explanation e;
    e.title = "Hidden";
    e.value = hidden_words(min_group);
    e.method = "Small-group rule with complementary hiding";
    e.formula = "A group of fewer than " + std::to_string(min_group) +
                " people is not shown, nor is one of fewer than " + std::to_string(2 * min_group) +
                " who all say the same. Because totals are shown, further groups are hidden until "
                "no hidden one can be worked out by subtraction.";
    e.source = "Hundepool et al. 2012";
    e.steps.push_back(
        "The number of answers of a hidden group is hidden too, here and in exports.");
    return e;
}

std::vector<Explanation> explain(const QuestionResults& question, const Figures& figures) {
    std::vector<Explanation> all;
    if (figures.mean) all.push_back(explain_mean(question, figures));
    if (figures.favourable) all.push_back(explain_favourable(question, figures));
    if (figures.nps) all.push_back(explain_nps(figures));
    for (const Count& count : figures.counts)
        if (count.share)
            all.push_back(explain_share(count.label, *count.share,
                                        "those who chose \xE2\x80\x9C" + count.label +
                                            "\xE2\x80\x9D, of all who answered"));
    return all;
}

}  // namespace icx::insight
