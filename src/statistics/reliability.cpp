#include "statistics/reliability.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/correlation.hpp"
#include "statistics/distributions.hpp"
#include "statistics/matrix.hpp"
#include "statistics/sum.hpp"

namespace icx::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

using Columns = std::span<const std::vector<double>>;

// Alpha of a covariance matrix; `without` leaves one item out.
double alpha_of(const Matrix& s, std::size_t without) {
    double variances = 0, all = 0, k = 0;
    for (std::size_t i = 0; i < s.size(); i++) {
        if (i == without) continue;
        k++;
        variances += s[i][i];
        for (std::size_t j = 0; j < s.size(); j++)
            if (j != without) all += s[i][j];
    }
    return k > 1 ? k / (k - 1) * (1 - variances / all) : kNaN;
}

double item_rest_correlation(Columns items, std::size_t item) {
    std::vector<double> rest(items[item].size(), 0);
    for (std::size_t c = 0; c < items.size(); c++)
        for (std::size_t r = 0; c != item && r < rest.size(); r++)
            rest[r] += items[c][r];
    return pearson(items[item], rest);
}

// One factor by maximum likelihood: loadings that are best for given uniquenesses, and the
// uniquenesses they leave, in turn until nothing moves. Bounds as in R's factanal.
class OneFactor {
public:
    explicit OneFactor(const Matrix& r) : r_(r), unique_(r.size(), 0.5) {}

    std::vector<double> loadings() {
        constexpr int kRounds = 20000;
        double misfit = fit(unique_, loadings_);
        for (int round = 0; round < kRounds; round++) {
            std::vector<double> next;
            for (const double loading : loadings_)
                next.push_back(std::fmin(1, std::fmax(0.005, 1 - loading * loading)));
            std::vector<double> next_loadings;
            double next_misfit = fit(next, next_loadings);
            for (int half = 0; half < 30 && next_misfit > misfit + 1e-13; half++) {
                for (std::size_t i = 0; i < next.size(); i++)
                    next[i] = (next[i] + unique_[i]) / 2;
                next_misfit = fit(next, next_loadings);
            }
            double change = 0;
            for (std::size_t i = 0; i < next.size(); i++)
                change = std::fmax(change, std::fabs(next[i] - unique_[i]));
            unique_ = std::move(next);
            loadings_ = std::move(next_loadings);
            misfit = next_misfit;
            if (change < 1e-12) break;
        }
        double total = 0;
        for (const double loading : loadings_)
            total += loading;
        for (double& loading : loadings_)
            loading *= total < 0 ? -1 : 1;
        return loadings_;
    }

private:
    // The concentrated misfit: sum of e - log e - 1 over all but the greatest eigenvalue of
    // R scaled by the uniquenesses.
    double fit(const std::vector<double>& unique, std::vector<double>& loadings) const {
        Matrix scaled = r_;
        for (std::size_t i = 0; i < r_.size(); i++)
            for (std::size_t j = 0; j < r_.size(); j++)
                scaled[i][j] /= std::sqrt(unique[i]) * std::sqrt(unique[j]);
        const SymmetricEigen eigen = symmetric_eigen(std::move(scaled));
        const double size = std::sqrt(std::fmax(0, eigen.values[0] - 1));
        loadings.clear();
        for (std::size_t i = 0; i < r_.size(); i++)
            loadings.push_back(std::sqrt(unique[i]) * size * eigen.vectors[0][i]);
        double misfit = 0;
        for (std::size_t i = 1; i < eigen.values.size(); i++)
            misfit += eigen.values[i] - std::log(eigen.values[i]) - 1;
        return misfit;
    }

    const Matrix& r_;
    std::vector<double> unique_, loadings_;
};

void add_factor(Reliability& out, const Matrix& r) {
    out.omega = kNaN;
    if (r.size() < 3 || inverse_symmetric(r).empty()) return;
    out.loadings = OneFactor(r).loadings();
    double total = 0, unique = 0;
    for (const double loading : out.loadings) {
        total += loading;
        unique += 1 - loading * loading;
    }
    out.omega = total * total / (total * total + unique);
}

// The values of each unit that at least two raters gave one, as places in the sorted distinct
// values, and how often each value occurs in those units.
struct PairedValues {
    std::vector<double> values;
    std::vector<std::vector<std::size_t>> units;
    std::vector<double> totals, totals_before;  // of the values, and of all lesser ones
    double n = 0;
};
PairedValues paired_values(Columns raters) {
    PairedValues p;
    for (const auto& rater : raters)
        for (const double v : rater)
            if (!std::isnan(v)) p.values.push_back(v);
    std::sort(p.values.begin(), p.values.end());
    p.values.erase(std::unique(p.values.begin(), p.values.end()), p.values.end());
    p.totals.assign(p.values.size(), 0);
    const std::size_t units = raters.empty() ? 0 : raters[0].size();
    for (std::size_t u = 0; u < units; u++) {
        std::vector<std::size_t> given;
        for (const auto& rater : raters)
            if (!std::isnan(rater[u]))
                given.push_back(static_cast<std::size_t>(
                    std::lower_bound(p.values.begin(), p.values.end(), rater[u]) -
                    p.values.begin()));
        if (given.size() < 2) continue;
        for (const std::size_t value : given) p.totals[value]++;
        p.n += static_cast<double>(given.size());
        p.units.push_back(std::move(given));
    }
    double before = 0;
    for (const double total : p.totals) {
        p.totals_before.push_back(before);
        before += total;
    }
    return p;
}

// Of two places, i below j.
double distance(const PairedValues& p, std::size_t i, std::size_t j, Metric metric) {
    const double a = p.values[i], b = p.values[j];
    switch (metric) {
    case Metric::nominal:
        return 1;
    case Metric::interval:
        return (a - b) * (a - b);
    case Metric::ratio:
        return (a - b) / (a + b) * ((a - b) / (a + b));
    case Metric::ordinal:
        break;
    }
    const double between =
        p.totals_before[j] - p.totals_before[i] + (p.totals[j] - p.totals[i]) / 2;
    return between * between;
}

}  // namespace

Reliability reliability(Columns items) {
    Reliability out;
    out.k = items.size();
    out.n = items.empty() ? 0 : items[0].size();
    const Matrix s = covariances(items);
    const Matrix r = correlations(s);
    const double n = static_cast<double>(out.n), k = static_cast<double>(out.k);
    out.alpha = alpha_of(s, out.k);
    out.alpha_standardised = alpha_of(r, out.k);
    out.feldt_ci95 = {kNaN, kNaN};
    if (out.n > 1 && !std::isnan(out.alpha))
        out.feldt_ci95 = {1 - (1 - out.alpha) * f_quantile(0.975, n - 1, (n - 1) * (k - 1)),
                          1 - (1 - out.alpha) * f_quantile(0.025, n - 1, (n - 1) * (k - 1))};
    Sum together, squares, all, correlation;
    for (std::size_t i = 0; i < out.k; i++) {
        out.alpha_if_dropped.push_back(alpha_of(s, i));
        out.item_rest.push_back(item_rest_correlation(items, i));
        for (std::size_t j = 0; j < out.k; j++) {
            all.add(s[i][j]);
            if (i == j) continue;
            together.add(s[i][j]);
            squares.add(s[i][j] * s[i][j]);
            correlation.add(r[i][j]);
        }
    }
    out.mean_correlation = correlation.value() / (k * (k - 1));
    out.lambda2 = (together.value() + std::sqrt(k / (k - 1) * squares.value())) / all.value();
    const Matrix inverse = inverse_symmetric(r);
    double unexplained = inverse.empty() ? kNaN : 0;
    for (std::size_t i = 0; i < inverse.size(); i++)
        unexplained += 1 / inverse[i][i];
    out.lambda6 = 1 - unexplained / (correlation.value() + k);
    add_factor(out, r);
    return out;
}

double krippendorff_alpha(Columns raters, Metric metric) {
    const PairedValues p = paired_values(raters);
    Sum observed, expected;
    for (const std::vector<std::size_t>& unit : p.units) {
        const double share = 1 / (static_cast<double>(unit.size()) - 1);
        for (std::size_t a = 0; a < unit.size(); a++)
            for (std::size_t b = 0; b < a; b++)
                if (unit[a] != unit[b])
                    observed.add(share * distance(p, std::min(unit[a], unit[b]),
                                                  std::max(unit[a], unit[b]), metric));
    }
    for (std::size_t i = 0; i < p.values.size(); i++)
        for (std::size_t j = i + 1; p.totals[i] > 0 && j < p.values.size(); j++)
            if (p.totals[j] > 0)
                expected.add(p.totals[i] * p.totals[j] * distance(p, i, j, metric));
    return 1 - (p.n - 1) * observed.value() / expected.value();
}

}  // namespace icx::statistics
