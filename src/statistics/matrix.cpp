#include "statistics/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "statistics/sum.hpp"

namespace icx::statistics {
namespace {

// a becomes its lower Cholesky factor; false when a is not positive definite.
bool factorise(Matrix& a) {
    for (std::size_t j = 0; j < a.size(); j++) {
        const double scale = a[j][j];
        for (std::size_t k = 0; k < j; k++)
            a[j][j] -= a[j][k] * a[j][k];
        if (!(a[j][j] > 1e-13 * scale)) return false;
        a[j][j] = std::sqrt(a[j][j]);
        for (std::size_t i = j + 1; i < a.size(); i++) {
            for (std::size_t k = 0; k < j; k++)
                a[i][j] -= a[i][k] * a[j][k];
            a[i][j] /= a[j][j];
        }
    }
    return true;
}

std::vector<double> substitute(const Matrix& factor, std::vector<double> b) {
    const std::size_t n = b.size();
    for (std::size_t j = 0; j < n; j++) {
        for (std::size_t k = 0; k < j; k++)
            b[j] -= factor[j][k] * b[k];
        b[j] /= factor[j][j];
    }
    for (std::size_t j = n; j-- > 0;) {
        for (std::size_t k = j + 1; k < n; k++)
            b[j] -= factor[k][j] * b[k];
        b[j] /= factor[j][j];
    }
    return b;
}

// One rotation that clears a[p][q]; v gathers the rotations, a row for each vector.
void rotate(Matrix& a, Matrix& v, std::size_t p, std::size_t q) {
    const double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    const double t = (theta >= 0 ? 1 : -1) / (std::fabs(theta) + std::hypot(theta, 1));
    const double c = 1 / std::hypot(t, 1);
    const double s = t * c;
    for (std::size_t k = 0; k < a.size(); k++) {
        const double kp = a[k][p], kq = a[k][q];
        a[k][p] = c * kp - s * kq;
        a[k][q] = s * kp + c * kq;
    }
    for (std::size_t k = 0; k < a.size(); k++) {
        const double pk = a[p][k], qk = a[q][k];
        a[p][k] = c * pk - s * qk;
        a[q][k] = s * pk + c * qk;
        const double vp = v[p][k], vq = v[q][k];
        v[p][k] = c * vp - s * vq;
        v[q][k] = s * vp + c * vq;
    }
}

double off_diagonal(const Matrix& a) {
    double total = 0;
    for (std::size_t i = 0; i < a.size(); i++)
        for (std::size_t j = 0; j < i; j++)
            total += a[i][j] * a[i][j];
    return total;
}

}  // namespace

std::vector<double> solve_symmetric(Matrix a, std::vector<double> b) {
    if (!factorise(a)) return {};
    return substitute(a, std::move(b));
}

Matrix inverse_symmetric(const Matrix& a) {
    Matrix factor = a;
    if (!factorise(factor)) return {};
    Matrix inverse;
    for (std::size_t i = 0; i < a.size(); i++) {
        std::vector<double> unit(a.size(), 0);
        unit[i] = 1;
        inverse.push_back(substitute(factor, std::move(unit)));
    }
    return inverse;
}

SymmetricEigen symmetric_eigen(Matrix a) {
    constexpr int kSweeps = 60;
    const std::size_t n = a.size();
    Matrix v(n, std::vector<double>(n, 0));
    double scale = 0;
    for (std::size_t i = 0; i < n; i++) {
        v[i][i] = 1;
        for (std::size_t j = 0; j < n; j++)
            scale += a[i][j] * a[i][j];
    }
    for (int sweep = 0; sweep < kSweeps && off_diagonal(a) > 1e-32 * scale; sweep++)
        for (std::size_t p = 0; p < n; p++)
            for (std::size_t q = p + 1; q < n; q++)
                if (a[p][q] != 0) rotate(a, v, p, q);
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t i, std::size_t j) { return a[i][i] > a[j][j]; });
    SymmetricEigen eigen;
    for (const std::size_t i : order) {
        eigen.values.push_back(a[i][i]);
        eigen.vectors.push_back(v[i]);
    }
    return eigen;
}

Matrix covariances(std::span<const std::vector<double>> columns) {
    const std::size_t k = columns.size();
    std::vector<double> means;
    for (const auto& column : columns)
        means.push_back(mean(column));
    Matrix s(k, std::vector<double>(k, 0));
    for (std::size_t i = 0; i < k; i++)
        for (std::size_t j = 0; j <= i; j++) {
            Sum total;
            for (std::size_t r = 0; r < columns[i].size(); r++)
                total.add((columns[i][r] - means[i]) * (columns[j][r] - means[j]));
            s[i][j] = s[j][i] = total.value() / (static_cast<double>(columns[i].size()) - 1);
        }
    return s;
}

Matrix correlations(const Matrix& s) {
    Matrix r = s;
    for (std::size_t i = 0; i < s.size(); i++)
        for (std::size_t j = 0; j < s.size(); j++)
            r[i][j] = i == j ? 1 : s[i][j] / (std::sqrt(s[i][i]) * std::sqrt(s[j][j]));
    return r;
}

}  // namespace icx::statistics
