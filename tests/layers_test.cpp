// Reads the `#include` lines of src/ and fails on an arrow that points up, on a library outside its
// room, on state hidden in the interface, and on lines too long to read side by side.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "doctest/doctest.h"

namespace {

namespace fs = std::filesystem;

const std::map<std::string, int, std::less<>> kLevels = {
    {"core", 0},      {"model", 1},   {"replica", 1},   {"expression", 1}, {"statistics", 1},
    {"survey", 2},    {"journey", 2}, {"standards", 2}, {"network", 2},    {"programme", 2},
    {"insight", 2},   {"storage", 3}, {"codec", 3},     {"exchange", 4},   {"sync", 4},
    {"chart", 4},     {"report", 5},  {"app", 6},       {"ui", 7},         {"platform", 7},
    {"cli", 8},       {"bench", 8}};

// Rooms of one level do not include each other, but for these: a commit record is written as JSON,
// and the browser half of the page drives the widgets (never screens, see include_fault).
const std::set<std::pair<std::string, std::string>> kSideways = {{"storage", "codec"},
                                                                 {"platform", "ui"}};

// Arrows that point down and are forbidden all the same.
const std::set<std::pair<std::string, std::string>> kForbidden = {
    {"ui", "storage"}, {"ui", "codec"},       {"ui", "sync"},       {"insight", "survey"},
    {"chart", "codec"}, {"platform", "model"}};

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

std::string_view trimmed(std::string_view line) {
    const auto first = line.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{} : line.substr(first);
}

// The file named by an include line, without its quotes; empty when the line is none.
std::string included(std::string_view line) {
    line = trimmed(line);
    if (!starts_with(line, "#")) return {};
    line = trimmed(line.substr(1));
    if (!starts_with(line, "include")) return {};
    line = trimmed(line.substr(7));
    if (line.size() < 2 || (line[0] != '"' && line[0] != '<')) return {};
    const auto end = line.find(line[0] == '"' ? '"' : '>', 1);
    return end == std::string_view::npos ? std::string{} : std::string(line.substr(1, end - 1));
}

std::size_t code_points(std::string_view line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

bool is_main(const std::string& path) { return starts_with(path, "main_"); }

std::string include_fault(const std::string& path, const std::string& target) {
    const std::string room = path.substr(0, path.find('/'));
    const std::string other = target.substr(0, target.find('/'));
    if (starts_with(target, "nlohmann/") && room != "codec") return "nlohmann outside codec/";
    const bool is_imgui = starts_with(fs::path(target).filename().string(), "imgui");
    const bool may_imgui = is_main(path) || (room == "ui" && !starts_with(path, "ui/views/"));
    if (is_imgui && !may_imgui) return "Dear ImGui outside ui/ (views are plain data)";
    if (starts_with(target, "emscripten") && !is_main(path) && !starts_with(path, "platform/web/"))
        return "Emscripten outside platform/web/";
    if (room == "platform" && (starts_with(target, "ui/screens/") || starts_with(target, "ui/views/")))
        return "the platform knows no screen";
    if (is_main(path) || kLevels.count(other) == 0 || other == room) return {};
    if (kLevels.count(room) == 0) return "a folder that is no room";
    const int from = kLevels.at(room);
    const int to = kLevels.at(other);
    const std::string arrow = room + " -> " + other;
    if (kForbidden.count({room, other}) != 0) return "forbidden arrow " + arrow;
    if (to > from || (to == from && kSideways.count({room, other}) == 0))
        return "arrow " + arrow + " does not point down";
    return {};
}

// Every painted control has its twin in the mirror only if screens draw through ui::* calls.
std::string screen_fault(const std::string& path, std::string_view line) {
    if (!starts_with(path, "ui/screens/")) return {};
    for (const char* call :
         {"Button", "SmallButton", "Checkbox", "RadioButton", "InputText", "Selectable", "Combo",
          "BeginCombo", "Slider", "Text", "TextLink", "MenuItem", "TreeNode", "BeginTabItem"})
        if (line.find(std::string("ImGui::") + call) != std::string_view::npos)
            return std::string("bare ImGui::") + call + " has no twin in the mirror";
    return {};
}

// All faults of one file, each as `path:line: fault`. `path` is relative to src/.
std::vector<std::string> faults(const std::string& path, const std::string& text) {
    std::vector<std::string> found;
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const auto add = [&](const std::string& fault) {
            if (!fault.empty()) found.push_back(path + ":" + std::to_string(number) + ": " + fault);
        };
        if (const std::string target = included(line); !target.empty())
            add(include_fault(path, target));
        if (code_points(line) > 100) add("longer than 100 columns");
        const bool indented = !line.empty() && line[0] == ' ';
        if (starts_with(path, "ui/") && indented && starts_with(trimmed(line), "static ") &&
            !starts_with(trimmed(line), "static constexpr "))
            add("`static` inside a function or a struct of ui/");
        add(screen_fault(path, line));
    }
    return found;
}

bool is_source(const fs::path& path) {
    const auto extension = path.extension();
    return extension == ".cpp" || extension == ".hpp" || extension == ".h" || extension == ".inc";
}

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

} // namespace

TEST_CASE("layers: the rules know a fault when they see one") {
    struct Row {
        const char* path;
        const char* line;
        bool is_fault;
    };
    const std::string long_line(101, 'x');
    const std::string umlauts = "// " + std::string(48, 'x') + "\xC3\xA4\xC3\xB6" + long_line.substr(54);
    const Row rows[] = {
        {"model/a.hpp", "#include \"core/result.hpp\"", false},
        {"core/a.hpp", "#include \"model/a.hpp\"", true},
        {"model/a.hpp", "  #  include \"replica/change.hpp\"", true},
        {"survey/a.cpp", "#include \"journey/a.hpp\"", true},
        {"storage/a.cpp", "#include \"codec/json.hpp\"", false},
        {"codec/a.cpp", "#include \"storage/a.hpp\"", true},
        {"ui/screens/a.cpp", "#include \"storage/a.hpp\"", true},
        {"codec/a.cpp", "#include <nlohmann/json.hpp>", false},
        {"app/a.cpp", "#include \"nlohmann/json.hpp\"", true},
        {"ui/widgets/a.cpp", "#include \"imgui_internal.h\"", false},
        {"ui/views/a.cpp", "#include \"imgui.h\"", true},
        {"chart/a.cpp", "#include <imgui.h>", true},
        {"platform/web/a.cpp", "#include <emscripten/em_js.h>", false},
        {"ui/a.cpp", "#include <emscripten.h>", true},
        {"platform/web/a.cpp", "#include \"ui/widgets/ui.hpp\"", false},
        {"platform/web/a.cpp", "#include \"ui/screens/home.hpp\"", true},
        {"main_studio.cpp", "#include <emscripten.h>", false},
        {"attic/a.cpp", "#include \"core/result.hpp\"", true},
        {"ui/a.cpp", "    static int clicks = 0;", true},
        {"ui/a.cpp", "    static constexpr int kRows = 3;", false},
        {"ui/a.cpp", "    static_assert(true);", false},
        {"app/a.cpp", "    static Session open();", false},
        {"ui/screens/a.cpp", "    if (ImGui::Button(\"x\")) {}", true},
        {"ui/widgets/a.cpp", "    if (ImGui::Button(\"x\")) {}", false},
        {"core/a.cpp", long_line.c_str(), true},
        {"core/a.cpp", umlauts.c_str(), false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.path);
        CAPTURE(row.line);
        CHECK(faults(row.path, row.line).empty() == !row.is_fault);
    }
}

TEST_CASE("layers: every include of src/ points down and every library stays in its room") {
    const fs::path root = fs::path(ICX_SOURCE_DIR) / "src";
    REQUIRE(fs::is_directory(root));
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file() || !is_source(entry.path())) continue;
        ++files;
        const std::string path = fs::relative(entry.path(), root).generic_string();
        for (const std::string& fault : faults(path, read(entry.path()))) FAIL_CHECK(fault);
    }
    CHECK(files > 0);
}

// A test that no list names compiles nowhere, and nobody sees that it never runs.
TEST_CASE("layers: every source of src/ and tests/ stands in a list of the build") {
    const fs::path root(ICX_SOURCE_DIR);
    std::string lists = read(root / "CMakeLists.txt");
    for (const char* folder : {"src", "tests", "cmake"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const fs::path& path = entry.path();
            if (path.extension() == ".cmake" || path.filename() == "CMakeLists.txt")
                lists += read(path);
        }
    const auto is_listed = [&](const std::string& name) {
        for (auto at = lists.find(name); at != std::string::npos; at = lists.find(name, at + 1))
            if (at == 0 || std::string_view(" /\n(\"").find(lists[at - 1]) != std::string::npos)
                return true;
        return false;
    };
    CHECK(is_listed("layers_test.cpp"));
    CHECK_FALSE(is_listed("ayers_test.cpp"));
    for (const char* folder : {"src", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string name = entry.path().filename().string();
            // The main files of the page's modules are named by their module (cmake/Web.cmake).
            if (entry.path().extension() != ".cpp" || starts_with(name, "main_")) continue;
            CHECK_MESSAGE(is_listed(name), name, " stands in no list");
        }
}
