// Groups against each other: two of them, several, and two answers of the same people. Sources:
// Mann & Whitney 1947 with the tie-corrected variance; Vargha & Delaney 2000; Cliff 1993; Welch
// 1947; Hedges 1981; Kruskal & Wallis 1952; Dunn 1964; Wilcoxon 1945 (zeros dropped); Kerby 2014
// (rank-biserial); DerSimonian & Laird 1986 for the shrinking of group means.
//
// Values are without NaN. All tests are two-sided. What is not defined is NaN.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "statistics/describe.hpp"

namespace icx::statistics {

struct MannWhitney {
    std::size_t n1 = 0, n2 = 0;
    double u1 = 0;                            // pairs that the first group wins; ties count half
    double z = 0, p = 0;                      // without continuity correction
    double z_corrected = 0, p_corrected = 0;  // with 0.5
    double superiority = 0;                   // A12 = u1 / (n1 n2)
    double cliffs_delta = 0;                  // 2 A12 - 1
};
MannWhitney mann_whitney(std::span<const double> a, std::span<const double> b);

struct TTest {
    double diff = 0, t = 0, df = 0, p = 0;
    Interval ci95;
};
TTest welch(std::span<const double> a, std::span<const double> b);  // mean(a) - mean(b)
TTest paired_t(std::span<const double> differences);

struct StandardDifference {
    double d_pooled = 0;  // Cohen
    double hedges_exact = 0, hedges_approximate = 0;
};
StandardDifference standard_difference(std::span<const double> a, std::span<const double> b);

// On the differences that are not zero; z with continuity correction 0.5 and ties in the variance.
struct SignedRank {
    std::size_t n = 0, zeros = 0;
    double w_plus = 0, w_minus = 0;
    double z = 0, p = 0;
    double rank_biserial = 0;  // (w_plus - w_minus) / (w_plus + w_minus)
};
SignedRank signed_rank(std::span<const double> differences);

// `group[i]` < groups belongs to values[i].
struct KruskalWallis {
    std::size_t n = 0, groups = 0;
    double h = 0, p = 0;
    std::size_t df = 0;
    double epsilon2 = 0, eta2 = 0;  // h / (n - 1) and (h - k + 1) / (n - k)
};
KruskalWallis kruskal_wallis(std::span<const double> values, std::span<const std::size_t> group,
                             std::size_t groups);

struct DunnPair {
    std::size_t a = 0, b = 0;
    double z = 0, p = 0, p_bh = 0, p_holm = 0;
};
// All pairs a < b, on the ranks of all groups together.
std::vector<DunnPair> dunn(std::span<const double> values, std::span<const std::size_t> group,
                           std::size_t groups);

// Small groups are drawn towards the common mean by how little they tell: reliability B = tau2 /
// (tau2 + s2 / n), s2 pooled within, tau2 by DerSimonian & Laird.
struct ShrunkMean {
    std::size_t n = 0;
    double mean = 0, reliability = 0, shrunk = 0;
};
struct ShrunkMeans {
    double s2_within = 0, q = 0, tau2 = 0, mu = 0;
    double icc1 = 0;  // ICC(1) of the analysis of variance
    std::vector<ShrunkMean> groups;
};
ShrunkMeans shrunk_means(std::span<const double> values, std::span<const std::size_t> group,
                         std::size_t groups);

}  // namespace icx::statistics
