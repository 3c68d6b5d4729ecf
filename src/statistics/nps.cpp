#include "statistics/nps.hpp"

#include <cmath>
#include <limits>

#include "statistics/distributions.hpp"

namespace icx::statistics {

Nps nps(std::size_t promoters, std::size_t passives, std::size_t detractors) {
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    Nps r;
    r.n = promoters + passives + detractors;
    r.promoters = promoters;
    r.passives = passives;
    r.detractors = detractors;
    if (r.n == 0) {
        r.nps = r.var_unit = r.se = r.se_n_minus_1 = kNaN;
        r.ci95_wald = r.ci95_adj_wald_rocks = {kNaN, kNaN};
        return r;
    }
    const double n = static_cast<double>(r.n);
    const double p = static_cast<double>(promoters) / n;
    const double d = static_cast<double>(detractors) / n;
    r.nps = 100 * (p - d);
    r.var_unit = p + d - (p - d) * (p - d);
    r.se = 100 * std::sqrt(r.var_unit / n);
    r.se_n_minus_1 = r.n > 1 ? 100 * std::sqrt(r.var_unit / (n - 1)) : kNaN;
    r.ci95_wald = {r.nps - kZ95 * r.se, r.nps + kZ95 * r.se};
    const double more = n + 3;
    const double pp = (static_cast<double>(promoters) + 0.75) / more;
    const double dd = (static_cast<double>(detractors) + 0.75) / more;
    const double half = kZ95 * std::sqrt((pp + dd - (pp - dd) * (pp - dd)) / more);
    r.ci95_adj_wald_rocks = {100 * (pp - dd - half), 100 * (pp - dd + half)};
    return r;
}

Nps nps(std::span<const double> scores) {
    std::size_t promoters = 0, passives = 0, detractors = 0;
    for (const double s : scores) {
        if (std::isnan(s)) continue;
        if (s >= 9) promoters++;
        else if (s <= 6) detractors++;
        else passives++;
    }
    return nps(promoters, passives, detractors);
}

NpsDifference nps_difference(const Nps& a, const Nps& b) {
    NpsDifference r;
    r.diff = a.nps - b.nps;
    r.se = std::sqrt(a.se * a.se + b.se * b.se);
    r.z = r.diff / r.se;
    r.p_value = 2 * normal_cdf(-std::fabs(r.z));
    r.ci95 = {r.diff - kZ95 * r.se, r.diff + kZ95 * r.se};
    return r;
}

}  // namespace icx::statistics
