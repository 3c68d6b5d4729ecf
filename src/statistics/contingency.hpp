// Two categorical columns: is there an association, and where. Sources: Pearson 1900; Haberman 1973
// (adjusted residuals); Cramer 1946; Goodman & Kruskal 1954, Kendall 1945 and Somers 1962 for
// ordered categories.
#pragma once

#include <cstddef>
#include <vector>

namespace icx::statistics {

// Rows of equal length; every row and column holds at least one count for residuals to exist.
using CountTable = std::vector<std::vector<double>>;

struct ChiSquared {
    double n = 0, chi2 = 0, p = 0;
    std::size_t df = 0;
    double g2 = 0, p_g2 = 0;  // likelihood ratio
    double cramers_v = 0;
    double min_expected = 0;
    CountTable adjusted_residuals;
};
ChiSquared chi_squared(const CountTable& counts);

// Rows and columns in their order.
struct OrdinalAssociation {
    double concordant = 0, discordant = 0;
    double gamma = 0, tau_b = 0;
    double somers_d = 0;  // columns given rows
};
OrdinalAssociation ordinal_association(const CountTable& counts);

}  // namespace icx::statistics
