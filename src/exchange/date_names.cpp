#include "exchange/date_names.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/text.hpp"

namespace icx::exchange {
namespace {

// In ASCII, as fold() leaves them.
constexpr std::string_view kMonths[] = {
    "january januar janvier enero gennaio januari janeiro janner",
    "february februar fevrier febrero febbraio februari fevereiro",
    "march marz mars marzo maart marco mrz mrt maerz",
    "april avril abril aprile",
    "may mai mayo maggio mei maio maj",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august aout agosto augustus augusti",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dicembre dezembro desember"};

constexpr std::string_view kDays =
    "monday tuesday wednesday thursday friday saturday sunday "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miercoles jueves viernes sabado domingo "
    "lunedi martedi mercoledi giovedi venerdi domenica "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "segunda terca quarta quinta sexta mandag tirsdag onsdag torsdag fredag lordag sondag";

// Latin letters without their accents, in lower case; 0 for what is no letter.
char fold(char32_t c) {
    if (c >= 'a' && c <= 'z') return static_cast<char>(c);
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
    if (c < 0xC0 || c > 0xFF || c == 0xD7 || c == 0xF7) return 0;
    constexpr std::string_view kPlain = "aaaaaaaceeeeiiiidnooooo-ouuuuyts";
    return kPlain[(c - 0xC0) % 32];
}

// The folded word at `at`, and where it ends.
std::string word_at(std::string_view text, std::size_t at, std::size_t& end) {
    std::string out;
    end = at;
    while (end < text.size() && out.size() < 16) {
        std::size_t next = end;
        const char c = fold(core::next_code_point(text, next));
        if (c == 0) break;
        out += c;
        end = next;
    }
    return out;
}

bool begins_any(std::string_view names, std::string_view word) {
    for (std::size_t at = 0; at < names.size();) {
        const std::size_t end = std::min(names.find(' ', at), names.size());
        if (names.substr(at, end - at).substr(0, word.size()) == word) return true;
        at = end + 1;
    }
    return false;
}

void pass_stop(std::string_view text, std::size_t& at, bool takes_stop) {
    if (takes_stop && at < text.size() && text[at] == '.') at++;
}

}  // namespace

bool skip_spaces(std::string_view text, std::size_t& at) {
    const std::size_t start = at;
    while (at < text.size()) {
        const std::string_view rest = text.substr(at);
        if (rest[0] == ' ' || rest[0] == '\t')
            at++;
        else if (rest.substr(0, 2) == "\u00A0")
            at += 2;
        else if (rest.substr(0, 3) == "\u202F" || rest.substr(0, 3) == "\u3000")
            at += 3;
        else
            break;
    }
    return at > start;
}

int take_month(std::string_view text, std::size_t& at, bool takes_stop) {
    std::size_t end = at;
    const std::string word = word_at(text, at, end);
    if (word.size() < 3) return 0;
    int found = 0;
    for (int month = 1; month <= 12; month++) {
        if (!begins_any(kMonths[month - 1], word)) continue;
        if (found != 0) return 0;
        found = month;
    }
    if (found == 0) return 0;
    at = end;
    pass_stop(text, at, takes_stop);
    return found;
}

bool take_weekday(std::string_view text, std::size_t& at, bool takes_stop) {
    std::size_t end = at;
    const std::string word = word_at(text, at, end);
    if (word.size() < 2 || !begins_any(kDays, word)) return false;
    at = end;
    pass_stop(text, at, takes_stop);
    return true;
}

int take_half(std::string_view text, std::size_t& at) {
    constexpr std::string_view kHalves[] = {"am", "pm", "a.m.", "p.m.", "a.m", "p.m"};
    for (std::size_t i = 0; i < std::size(kHalves); i++) {
        if (core::lower_ascii(text.substr(at, kHalves[i].size())) != kHalves[i]) continue;
        at += kHalves[i].size();
        return static_cast<int>(i % 2);
    }
    return -1;
}

bool take_word(std::string_view text, std::size_t& at, std::string_view words) {
    std::size_t end = at;
    const std::string word = word_at(text, at, end);
    if (word.empty()) return false;
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t until = std::min(words.find(' ', from), words.size());
        if (words.substr(from, until - from) == word) {
            at = end;
            return true;
        }
        from = until + 1;
    }
    return false;
}

}  // namespace icx::exchange
