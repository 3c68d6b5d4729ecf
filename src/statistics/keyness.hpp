// Is a word more frequent here than there: signed log-likelihood (Dunning 1993 over the 2 x 2
// table, Rayson & Garside 2000 over its first row) and the log ratio as effect (Hardie 2014, half a
// count added).
#pragma once

namespace icx::statistics {

struct Keyness {
    double g2_first_row = 0, g2_table = 0;  // negative: rarer than expected
    double log_ratio = 0;                   // to the base 2
};
// A word's count among all words of the target and of the reference.
Keyness keyness(double in_target, double target, double in_reference, double reference);

}  // namespace icx::statistics
