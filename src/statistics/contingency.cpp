#include "statistics/contingency.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/distributions.hpp"
#include "statistics/sum.hpp"

namespace icx::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Margins {
    std::vector<double> rows, columns;
    double n = 0;
};
Margins margins(const CountTable& counts) {
    Margins m;
    m.columns.resize(counts.empty() ? 0 : counts[0].size(), 0);
    for (const auto& row : counts) {
        double total = 0;
        for (std::size_t j = 0; j < row.size(); j++) {
            total += row[j];
            m.columns[j] += row[j];
        }
        m.rows.push_back(total);
        m.n += total;
    }
    return m;
}

double pairs_within(const std::vector<double>& totals) {
    double pairs = 0;
    for (const double t : totals)
        pairs += t * (t - 1) / 2;
    return pairs;
}

}  // namespace

ChiSquared chi_squared(const CountTable& counts) {
    const Margins m = margins(counts);
    ChiSquared c;
    c.n = m.n;
    c.df = m.rows.empty() || m.columns.empty() ? 0 : (m.rows.size() - 1) * (m.columns.size() - 1);
    c.min_expected = m.n > 0 ? m.n : kNaN;
    Sum chi2, g2;
    for (std::size_t i = 0; i < m.rows.size(); i++) {
        std::vector<double> residuals;
        for (std::size_t j = 0; j < m.columns.size(); j++) {
            const double count = counts[i][j];
            const double expected = m.rows[i] * m.columns[j] / m.n;
            chi2.add((count - expected) * (count - expected) / expected);
            if (count > 0) g2.add(count * std::log(count / expected));
            c.min_expected = std::fmin(c.min_expected, expected);
            residuals.push_back((count - expected) / std::sqrt(expected * (1 - m.rows[i] / m.n) *
                                                               (1 - m.columns[j] / m.n)));
        }
        c.adjusted_residuals.push_back(std::move(residuals));
    }
    c.chi2 = chi2.value();
    c.g2 = 2 * g2.value();
    const double df = static_cast<double>(c.df);
    c.p = c.df > 0 ? chi_squared_tail(c.chi2, df) : kNaN;
    c.p_g2 = c.df > 0 ? chi_squared_tail(c.g2, df) : kNaN;
    const double least = static_cast<double>(std::min(m.rows.size(), m.columns.size()));
    c.cramers_v = c.df > 0 ? std::sqrt(c.chi2 / m.n / (least - 1)) : kNaN;
    return c;
}

OrdinalAssociation ordinal_association(const CountTable& counts) {
    const Margins m = margins(counts);
    OrdinalAssociation o;
    // From the last row up: counts of all rows below, by column.
    std::vector<double> below(m.columns.size(), 0);
    for (std::size_t i = m.rows.size(); i-- > 0;) {
        double left = 0, right = 0;
        for (const double b : below)
            right += b;
        for (std::size_t j = 0; j < below.size(); j++) {
            right -= below[j];
            o.concordant += counts[i][j] * right;
            o.discordant += counts[i][j] * left;
            left += below[j];
        }
        for (std::size_t j = 0; j < below.size(); j++)
            below[j] += counts[i][j];
    }
    const double all = m.n * (m.n - 1) / 2;
    const double untied_rows = all - pairs_within(m.rows);
    const double untied_columns = all - pairs_within(m.columns);
    const double gap = o.concordant - o.discordant;
    o.gamma = gap / (o.concordant + o.discordant);
    o.tau_b = gap / std::sqrt(untied_rows * untied_columns);
    o.somers_d = gap / untied_rows;
    return o;
}

}  // namespace icx::statistics
