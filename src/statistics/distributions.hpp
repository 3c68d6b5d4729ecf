// Quantiles and tails of the normal, t, chi-squared, F, beta and binomial distributions, by
// Boost.Math. Only its two files compile Boost, so that nothing else pays for it. Arguments must be
// in their domain.
#pragma once

#include <cstddef>

namespace icx::statistics {

// The normal quantile of 0.975: the z of every 95 % interval that needs no table.
constexpr double kZ95 = 1.959963984540054;

double normal_quantile(double p);
double normal_cdf(double z);
double t_quantile(double p, double degrees);
// P(X > x) for X chi-squared; `degrees` > 0.
double chi_squared_tail(double x, double degrees);
// P(|T| > |t|) for T Student's with `degrees` > 0.
double t_two_sided(double t, double degrees);
double f_quantile(double p, double degrees1, double degrees2);
double beta_quantile(double p, double a, double b);
// The least k with P(X <= k) >= p for X binomial(n, q), and P(X <= k) (0 below 0).
std::size_t binomial_quantile(double p, std::size_t n, double q);
double binomial_cdf(long long k, std::size_t n, double q);
// P(X >= k): exact where 1 - binomial_cdf would be nothing but rounding.
double binomial_tail(long long k, std::size_t n, double q);

}  // namespace icx::statistics
