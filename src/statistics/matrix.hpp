// The little linear algebra that correlations of a few dozen items need: symmetric matrices, dense.
#pragma once

#include <span>
#include <vector>

namespace icx::statistics {

using Matrix = std::vector<std::vector<double>>;  // rows of equal length

// x of a x = b by Cholesky for a symmetric positive definite a; empty when it is not.
std::vector<double> solve_symmetric(Matrix a, std::vector<double> b);
Matrix inverse_symmetric(const Matrix& a);  // empty when not positive definite

// Eigenvalues falling, vectors[k] belongs to values[k] and has length 1. Jacobi's rotations.
struct SymmetricEigen {
    std::vector<double> values;
    Matrix vectors;
};
SymmetricEigen symmetric_eigen(Matrix a);

// Of columns of equal length without NaN, n - 1 in the denominator.
Matrix covariances(std::span<const std::vector<double>> columns);
Matrix correlations(const Matrix& covariances);

}  // namespace icx::statistics
