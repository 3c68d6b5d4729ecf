#include "statistics/drivers.hpp"

#include <cmath>
#include <limits>

#include "statistics/correlation.hpp"
#include "statistics/distributions.hpp"
#include "statistics/matrix.hpp"
#include "statistics/sum.hpp"

namespace icx::statistics {
namespace {

constexpr std::size_t kMaxExact = 16;  // 2^p regressions

double dot(const std::vector<double>& a, const std::vector<double>& b) {
    Sum total;
    for (std::size_t i = 0; i < a.size(); i++)
        total.add(a[i] * b[i]);
    return total.value();
}

// R2 of the drivers whose bits are set.
double r2_of(const Matrix& r, const std::vector<double>& ry, std::size_t mask) {
    Matrix part;
    std::vector<double> part_y;
    for (std::size_t i = 0; i < r.size(); i++) {
        if (!(mask >> i & 1)) continue;
        std::vector<double> row;
        for (std::size_t j = 0; j < r.size(); j++)
            if (mask >> j & 1) row.push_back(r[i][j]);
        part.push_back(std::move(row));
        part_y.push_back(ry[i]);
    }
    return part.empty() ? 0 : dot(part_y, solve_symmetric(std::move(part), part_y));
}

std::size_t count_bits(std::size_t mask) {
    std::size_t bits = 0;
    for (; mask; mask &= mask - 1)
        bits++;
    return bits;
}

void add_lmg(Drivers& out, const Matrix& r, const std::vector<double>& ry) {
    const std::size_t p = r.size();
    if (p > kMaxExact) {
        for (Driver& driver : out.drivers)
            driver.lmg = std::numeric_limits<double>::quiet_NaN();
        return;
    }
    const std::size_t all = std::size_t{1} << p;
    std::vector<double> r2;
    for (std::size_t mask = 0; mask < all; mask++)
        r2.push_back(r2_of(r, ry, mask));
    std::vector<double> weight;  // s! (p - s - 1)! / p!
    for (std::size_t s = 0; s < p; s++)
        weight.push_back(std::exp(std::lgamma(static_cast<double>(s) + 1) +
                                  std::lgamma(static_cast<double>(p - s)) -
                                  std::lgamma(static_cast<double>(p) + 1)));
    for (std::size_t j = 0; j < p; j++) {
        const std::size_t bit = std::size_t{1} << j;
        Sum total;
        for (std::size_t mask = 0; mask < all; mask++)
            if (!(mask & bit)) total.add(weight[count_bits(mask)] * (r2[mask | bit] - r2[mask]));
        out.drivers[j].lmg = total.value();
    }
}

// The symmetric square root of R stands for uncorrelated stand-ins of the drivers.
void add_johnson(Drivers& out, const Matrix& r, const std::vector<double>& ry) {
    const SymmetricEigen eigen = symmetric_eigen(r);
    const std::size_t p = r.size();
    std::vector<double> weight(p, 0);  // of y on the stand-ins: the inverse root times ry
    Matrix root(p, std::vector<double>(p, 0));
    for (std::size_t k = 0; k < p; k++) {
        const double size = std::sqrt(eigen.values[k]);
        const double along = dot(eigen.vectors[k], ry) / size;
        for (std::size_t i = 0; i < p; i++) {
            weight[i] += eigen.vectors[k][i] * along;
            for (std::size_t j = 0; j < p; j++)
                root[i][j] += eigen.vectors[k][i] * size * eigen.vectors[k][j];
        }
    }
    for (std::size_t i = 0; i < p; i++) {
        Sum total;
        for (std::size_t k = 0; k < p; k++)
            total.add(root[i][k] * root[i][k] * weight[k] * weight[k]);
        out.drivers[i].johnson = total.value();
    }
}

}  // namespace

Drivers drivers(std::span<const double> y, std::span<const std::vector<double>> columns) {
    Drivers out;
    out.n = y.size();
    const std::size_t p = columns.size();
    if (p == 0 || out.n < p + 2) return out;
    std::vector<std::vector<double>> all(columns.begin(), columns.end());
    all.emplace_back(y.begin(), y.end());
    const Matrix s = covariances(all);
    for (std::size_t i = 0; i <= p; i++)
        if (!(s[i][i] > 0)) return out;
    Matrix r = correlations(s);
    std::vector<double> ry = r[p];
    ry.pop_back();
    r.pop_back();
    for (auto& row : r)
        row.pop_back();
    const Matrix inverse = inverse_symmetric(r);
    if (inverse.empty()) return out;

    out.is_defined = true;
    const double n = static_cast<double>(out.n), k = static_cast<double>(p);
    const std::vector<double> beta = solve_symmetric(r, ry);
    out.r2 = dot(ry, beta);
    const double df = n - k - 1;
    out.adjusted_r2 = 1 - (1 - out.r2) * (n - 1) / df;
    out.sigma = std::sqrt((1 - out.r2) * s[p][p] * (n - 1) / df);
    out.f = out.r2 / k / ((1 - out.r2) / df);
    out.intercept = mean(y);
    std::vector<double> standardised;  // means in units of their sd
    for (std::size_t j = 0; j < p; j++) {
        Driver d;
        const double sd = std::sqrt(s[j][j]);
        d.mean = mean(columns[j]);
        d.beta = beta[j];
        d.b = beta[j] * std::sqrt(s[p][p]) / sd;
        d.vif = inverse[j][j];
        d.se = out.sigma / (sd * std::sqrt(n - 1)) * std::sqrt(d.vif);
        d.t = d.b / d.se;
        d.p = t_two_sided(d.t, df);
        d.pearson = ry[j];
        d.spearman = spearman(columns[j], y);
        d.first = ry[j] * ry[j];
        d.last = beta[j] * beta[j] / d.vif;  // what R2 loses without it
        d.pratt = beta[j] * ry[j];
        out.intercept -= d.b * d.mean;
        standardised.push_back(d.mean / sd);
        out.drivers.push_back(d);
    }
    const double spread = dot(standardised, solve_symmetric(r, standardised)) / (n - 1);
    out.intercept_se = out.sigma * std::sqrt(1 / n + spread);
    add_lmg(out, r, ry);
    add_johnson(out, r, ry);
    return out;
}

}  // namespace icx::statistics
