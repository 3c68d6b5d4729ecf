// icx stats: methods of several columns, their keys and arguments, against R's figures.
#include <cmath>
#include <filesystem>
#include <string>

#include "bench.hpp"
#include "codec/csv.hpp"
#include "core/text.hpp"
#include "core/time.hpp"
#include "doctest/doctest.h"

using namespace icx;
using namespace icx::cli_tests;
namespace fs = std::filesystem;

namespace {

core::Value stats(Bench& bench, const std::string& data, const std::string& spec, int code = 0) {
    bench.write("d.csv", data);
    bench.write("spec.json", "{\"data\":\"d.csv\"," + spec + "}");
    REQUIRE(bench.run({"stats", bench.path("spec.json")}) == code);
    return bench.json;
}

const core::Value& item(const core::Value& list, std::size_t i) {
    REQUIRE(i < list.as_list().size());
    return list.as_list()[i];
}

}  // namespace

TEST_CASE("icx stats kaplan_meier: keys, groups, missing cells and where") {
    Bench bench;
    const core::Value r = stats(bench,
                                "days,done,team,year\n1,1,b,1\n2,TRUE,b,1\n3,false,10,1\n4,0,10,1\n"
                                "4,1,9,1\nNA,1,9,1\n5,,9,1\n9,1,b,2\n6,1,,1\n",
                                R"("analyses":[
        {"id":"km","method":"kaplan_meier","time":"days","event":"done","at":[0.5,2,4],
         "where":{"year":[1]},"by":"team"},
        {"id":"two","method":"kaplan_meier","time":"days","event":"done","at":2,"by":"team",
         "a":"9","b":"b"},
        {"id":"plain","method":"kaplan_meier","time":"days","event":"done"}])");
    const core::Value& km = r.at("km");
    CHECK(km.at("n").as_int() == 6);
    CHECK(km.at("events").as_int() == 4);
    CHECK(km.at("censored").as_int() == 2);
    REQUIRE(km.at("at").as_list().size() == 3);
    CHECK(item(km.at("at"), 0).at("S").as_real() == 1);
    CHECK(item(km.at("at"), 0).at("at_risk").as_int() == 6);
    CHECK(item(km.at("at"), 1).at("S").as_real() == doctest::Approx(4.0 / 6));
    for (const char* key : {"t", "se_greenwood", "lo_log", "hi_log", "lo_loglog", "hi_loglog"})
        CHECK(item(km.at("at"), 1).at(key).is_number());
    CHECK(item(km.at("quantiles"), 3).at("p").as_real() == 0.9);
    CHECK(km.at("median_ci_loglog").as_list().size() == 2);
    CHECK(km.at("rmst").at("tau").as_real() == 4);
    CHECK(km.at("rmst").at("se").is_number());
    CHECK(item(km.at("logrank").at("group"), 0).as_text() == "group=10");
    CHECK(item(km.at("logrank").at("group"), 2).as_text() == "group=b");
    CHECK(km.at("logrank").at("df").as_int() == 2);
    CHECK(km.at("peto_peto").at("chisq").is_number());
    CHECK(r.at("two").at("n").as_int() == 4);
    CHECK(r.at("two").at("logrank").at("df").as_int() == 1);
    CHECK_FALSE(r.at("plain").find("logrank"));
    CHECK(r.at("plain").at("rmst").at("tau").as_real() == 9);
}

TEST_CASE("icx stats: what a chart or curve cannot use is an error of that analysis alone") {
    Bench bench;
    const core::Value r = stats(bench, "t,e,x,n,g\n1,1,5,4,a\n2,2,1,4,a\n-1,0,,1,a\n",
                                R"("analyses":[
        {"id":"event","method":"kaplan_meier","time":"t","event":"e"},
        {"id":"time","method":"kaplan_meier","time":"t","event":"e","where":{"e":[0,1]}},
        {"id":"column","method":"kaplan_meier","time":"t"},
        {"id":"one","method":"kaplan_meier","time":"n","event":"e","where":{"e":[0,1]},"by":"g"},
        {"id":"at","method":"kaplan_meier","time":"n","event":"e","where":{"e":[1]},"at":["x"]},
        {"id":"more","method":"p_chart","events":"x","n":"n"},
        {"id":"none","method":"xmr","x":"x","where":{"t":[-1]}},
        {"id":"weights","method":"xmr","x":"x","weights":"n"},
        {"id":"who","method":"handover","case":"t","who":"nobody"},
        {"id":"fine","method":"xmr","x":"t"}])",
                                1);
    for (const char* id :
         {"event", "time", "column", "one", "at", "more", "none", "weights", "who"}) {
        CAPTURE(id);
        CHECK(r.at(id).at("error").is_text());
    }
    CHECK_FALSE(r.at("fine").find("error"));
    CHECK(is_one_line(bench.err));
}

TEST_CASE("icx stats xmr, p_chart: keys, order of rows, groups and a baseline") {
    Bench bench;
    const core::Value r =
        stats(bench, "v,x,n,g\n4,9,10,a\n6,1,10,a\n,3,,a\n5,9,10,b\n6,8,10,b\n30,9,10,b\n",
              R"("analyses":[
        {"id":"xmr","method":"xmr","x":"v","baseline":4},{"id":"by","method":"xmr","x":"v","by":"g"},
        {"id":"p","method":"p_chart","events":"x","n":"n"}])");
    CHECK(r.at("xmr").at("n").as_int() == 5);
    CHECK(r.at("xmr").at("mean").as_real() == 5.25);
    REQUIRE(r.at("xmr").at("rule1_beyond_limits").as_list().size() == 1);
    CHECK(item(r.at("xmr").at("rule1_beyond_limits"), 0).as_int() == 5);
    for (const char* key : {"mr_bar", "sigma_mr", "lnpl", "unpl", "url_mr", "median_mr",
                            "unpl_median_mr", "lnpl_median_mr"})
        CHECK(r.at("xmr").at(key).is_number());
    for (const char* key : {"mr_beyond_url", "rule2_8_same_side_end_points", "rule3_2of3_beyond_2s",
                            "rule4_4of5_beyond_1s", "trend_6_end_points"})
        CHECK(r.at("xmr").at(key).is_list());
    CHECK(r.at("by").at("a").at("mean").as_real() == 5);
    CHECK(r.at("by").at("b").at("n").as_int() == 3);
    CHECK(r.at("p").at("p_bar").as_real() == doctest::Approx(0.72));
    for (const char* key : {"lcl", "ucl", "laney_lcl", "laney_ucl"})
        CHECK(r.at("p").at(key).as_list().size() == 5);
    REQUIRE(r.at("p").at("out").as_list().size() == 1);
    CHECK(item(r.at("p").at("out"), 0).as_int() == 2);
    CHECK(r.at("p").at("laney_sigma_z").is_number());
    CHECK(r.at("p").at("laney_out").is_list());
}

TEST_CASE("icx stats: the help desk's charts, percentiles and handovers equal R's") {
    const core::Value reference = shared_json("helpdesk/reference.json");
    if (reference.is_null()) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    Bench bench;
    fs::copy_file(shared("helpdesk/events.csv"), bench.path("events.csv"));
    bench.write("spec.json", R"({"data":"events.csv","analyses":[
        {"id":"h","method":"handover","case":"case","who":"resource"}]})");
    REQUIRE(bench.run({"stats", bench.path("spec.json")}) == 0);
    check_close(bench.json.at("h"), reference.at("handover_resources"), "handover");
    CHECK(item(bench.json.at("h").at("nodes"), 0).at("node").as_text() == "R1");

    const core::Value& months = reference.at("monthly_ack_within_8h_A_office");
    std::string csv = "x,n\n";
    for (std::size_t i = 0; i < months.at("x").as_list().size(); i++)
        csv += std::to_string(item(months.at("x"), i).as_int()) + "," +
               std::to_string(item(months.at("n"), i).as_int()) + "\n";
    const core::Value p =
        stats(bench, csv, R"("analyses":[{"id":"p","method":"p_chart","events":"x","n":"n"}])");
    check_close(p.at("p"), months.at("p_chart"), "p_chart");

    const core::Value& median = reference.at("monthly_median_resolve_days_xmr");
    csv = "x\n";
    for (const core::Value& v : median.at("values").as_list())
        csv += codec::canonical_json(v) + "\n";
    const core::Value x = stats(bench, csv, R"("analyses":[{"id":"x","method":"xmr","x":"x"}])");
    for (const auto& [key, value] : median.as_map())
        if (key != "months" && key != "values") check_close(x.at("x").at(key), value, key);
}

TEST_CASE("icx stats: the help desk's times to resolve, open ones censored, equal R's") {
    const core::Value reference = shared_json("helpdesk/reference.json");
    if (reference.is_null()) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    std::ifstream in(shared("helpdesk/cases.csv"), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    const auto cases = codec::parse_csv(text.str());
    REQUIRE(cases.ok());
    const auto seconds = [](const std::string& iso) {
        const auto instant = core::parse_instant(iso);
        return instant ? instant->ms / 1000 : std::int64_t{1} << 40;
    };
    const std::int64_t cut = seconds("2012-12-31T23:59:59Z");
    std::string csv = "days,done,year\n";
    for (const auto& row : cases->rows) {
        const std::int64_t opened = seconds(row[1]), resolved = seconds(row[3]);
        if (opened > cut) continue;
        csv +=
            core::shortest_number(static_cast<double>(std::min(resolved, cut) - opened) / 86400) +
            (resolved <= cut ? ",1," : ",0,") + row[1].substr(0, 4) + "\n";
    }
    Bench bench;
    const core::Value r = stats(bench, csv, R"("analyses":[{"id":"km","method":"kaplan_meier",
        "time":"days","event":"done","at":[1,3,7,14,30,60],"by":"year"}])");
    check_close(r.at("km"), reference.at("km_resolve_days_cut_2012_12_31"), "km");
    CHECK(r.at("km").at("logrank").at("group") ==
          reference.at("km_resolve_days_cut_2012_12_31").at("logrank").at("group"));
    CHECK(item(r.at("km").at("at"), 5).at("lo_log").is_null());
}

TEST_CASE("icx stats: groups, tables and correlations of the British panel equal R's") {
    const core::Value reference = shared_json("beps-0-10/reference.json");
    if (reference.is_null()) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    Bench bench;
    fs::copy_file(shared("beps-0-10/beps.csv"), bench.path("beps.csv"));
    bench.write("spec.json", R"({"data":"beps.csv",
        "derive":{"band":{"bin":"age","breaks":[0,34,49,64,200],"labels":["<35","35-49","50-64","65+"]},
                  "order":{"bin":"age","breaks":[0,34,49,64,200],"labels":[1,2,3,4]}},
        "analyses":[{"id":"two","method":"two_groups","x":"europe_0_10","by":"gender","a":"female","b":"male"},
        {"id":"k","method":"k_groups","x":"Blair","by":"vote"},
        {"id":"t","method":"crosstab","x":"gender","y":"vote"},
        {"id":"o","method":"crosstab","x":"order","y":"economic_cond_national"},
        {"id":"r","method":"correlations","items":["economic_cond_national","economic_cond_household",
            "Blair","Hague","Kennedy","europe_0_10","political_knowledge","age"]}]})");
    REQUIRE(bench.run({"stats", bench.path("spec.json")}) == 0);
    const core::Value& r = bench.json;
    check_close(r.at("two").at("mwu"), reference.at("mwu_europe_gender"), "mwu");
    check_close(r.at("two").at("welch"), reference.at("welch_europe_gender"), "welch");
    check_close(r.at("two").at("cohen"), reference.at("cohen_europe_gender"), "cohen");
    check_close(r.at("k").at("kruskal"), reference.at("kruskal_blair_by_vote"), "kruskal");
    check_close(r.at("k").at("dunn"), reference.at("dunn_blair_by_vote"), "dunn");
    check_close(r.at("t").at("chi2"), reference.at("gender_by_vote_chi2"), "chi2");
    check_close(r.at("o").at("ordinal"), reference.at("kruskal_europe_by_age_gamma"), "gamma");
    check_close(r.at("r"), reference.at("correlations"), "correlations");
    // Very small p values keep their digits.
    const double p = reference.at("kruskal_blair_by_vote").at("p").as_real();
    CHECK(std::fabs(r.at("k").at("kruskal").at("p").as_real() / p - 1) < 1e-9);
    const double dunn = item(reference.at("dunn_blair_by_vote"), 0).at("p").as_real();
    CHECK(std::fabs(item(r.at("k").at("dunn"), 0).at("p").as_real() / dunn - 1) < 1e-9);
    CHECK(item(r.at("k").at("dunn"), 0).at("b").as_text() == "Labour");
}

TEST_CASE("icx stats: the county's departments equal R's") {
    const core::Value reference = shared_json("employee-survey/reference.json");
    if (reference.is_null()) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    Bench bench;
    fs::copy_file(shared("employee-survey/responses.csv"), bench.path("r.csv"));
    bench.write("spec.json", R"({"data":"r.csv","analyses":[
        {"id":"eb","method":"shrunk_means","x":"response","by":"department",
         "where":{"question":[10],"response":[1,2,3,4]}},
        {"id":"k","method":"k_groups","x":"response","by":"department",
         "where":{"question":[10],"response":[1,2,3,4]}},
        {"id":"two","method":"two_groups","x":"response","by":"supervisor","a":1,"b":0,
         "where":{"question":[10],"response":[1,2,3,4]}}]})");
    REQUIRE(bench.run({"stats", bench.path("spec.json")}) == 0);
    check_close(bench.json.at("eb"), reference.at("q10_empirical_bayes"), "eb");
    check_close(bench.json.at("k").at("dunn"), reference.at("dunn_q10"), "dunn");
    const core::Value& expected = reference.at("supervisor_vs_rest_q10");
    for (const char* key : {"mwu", "welch", "cohen"})
        check_close(bench.json.at("two").at(key), expected.at(key), key);
    for (const char* key : {"n", "groups", "H_tie_corrected", "df", "p", "epsilon2", "eta2_H"})
        check_close(bench.json.at("k").at("kruskal").at(key),
                    item(reference.at("kruskal_by_question_over_departments"), 9).at(key), key);
}

TEST_CASE("icx stats paired: complete pairs, and what has no spread is null") {
    Bench bench;
    const core::Value r = stats(bench, "x,y,g\n3,2,a\n5,6,a\n4,4,a\nNA,4,a\n6,4,b\n9,5,b\n",
                                R"("analyses":[{"id":"p","method":"paired","x":"x","y":"y"},
        {"id":"by","method":"paired","x":"x","y":"y","by":"g"},
        {"id":"one","method":"two_groups","x":"x","by":"g","a":"a","b":"c"},
        {"id":"k","method":"k_groups","x":"x","by":"g","where":{"g":["a"]}},
        {"id":"items","method":"correlations","items":["x"]},
        {"id":"flat","method":"crosstab","x":"g","y":"g","where":{"g":["b"]}}])",
                                1);
    CHECK(r.at("p").at("n").as_int() == 5);
    CHECK(r.at("p").at("paired_t").at("diff").as_real() == doctest::Approx(1.2));
    CHECK(r.at("p").at("wilcoxon").at("W_plus").as_real() == 8.5);
    CHECK(r.at("p").at("wilcoxon").at("zeros").as_int() == 1);
    CHECK(r.at("by").at("b").at("n").as_int() == 2);
    for (const char* id : {"one", "k", "items", "flat"})
        CHECK(r.at(id).at("error").is_text());
}

TEST_CASE("icx stats k_groups: a column of ids is refused, not compared pair by pair") {
    Bench bench;
    std::string csv = "id,x\n";
    for (int i = 0; i < 1001; i++) csv += std::to_string(i) + "," + std::to_string(i % 7) + "\n";
    const core::Value r = stats(bench, csv, R"("analyses":[
        {"id":"ids","method":"k_groups","x":"x","by":"id"},
        {"id":"few","method":"k_groups","x":"id","by":"x"}])",
                                1);
    CHECK(r.at("ids").at("error").is_text());
    CHECK(r.at("few").at("dunn").as_list().size() == 21);
}

TEST_CASE("icx stats: reliability and drivers of Chatterjee's departments equal R's") {
    const core::Value reference = shared_json("attitude/reference.json");
    if (reference.is_null()) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    Bench bench;
    fs::copy_file(shared("attitude/attitude.csv"), bench.path("a.csv"));
    bench.write("spec.json", R"({"data":"a.csv","analyses":[
        {"id":"seven","method":"reliability",
         "items":["rating","complaints","privileges","learning","raises","critical","advance"]},
        {"id":"turned","method":"reliability","reverse":{"advance":100},
         "items":["rating","complaints","advance"]},
        {"id":"six","method":"reliability",
         "items":["complaints","privileges","learning","raises","critical","advance"]},
        {"id":"d","method":"drivers","y":"rating",
         "items":["complaints","privileges","learning","raises","critical","advance"]},
        {"id":"twice","method":"drivers","y":"rating","items":["complaints","complaints"]},
        {"id":"two","method":"reliability","items":["rating","complaints"]}]})");
    REQUIRE(bench.run({"stats", bench.path("spec.json")}) == 1);
    const core::Value& r = bench.json;
    for (const auto& [ours, theirs] : {std::pair("seven", "reliability_all7"),
                                       std::pair("six", "reliability_6_without_rating")}) {
        for (const auto& [key, value] : reference.at(theirs).as_map())
            if (key != "omega_total_1factor_ML_std") check_close(r.at(ours).at(key), value, key);
        const core::Value& omega = reference.at(theirs).at("omega_total_1factor_ML_std");
        const core::Value& our_omega = r.at(ours).at("omega_total_1factor_ML_std");
        CHECK(our_omega.at("omega").as_real() ==
              doctest::Approx(omega.at("omega").as_real()).epsilon(1e-5));
        for (std::size_t i = 0; i < omega.at("loadings").as_list().size(); i++)
            CHECK(item(our_omega.at("loadings"), i).as_real() ==
                  doctest::Approx(item(omega.at("loadings"), i).as_real()).epsilon(1e-4));
    }
    check_close(r.at("d"), reference.at("drivers_of_rating"), "drivers");
    CHECK(item(r.at("d").at("table"), 0).at("driver").as_text() == "complaints");
    CHECK(r.at("twice").at("error").is_text());
    CHECK(r.at("turned").at("item_rest_r").at("advance").as_real() < 0);
    CHECK(r.at("two").at("alpha_raw").is_number());
    CHECK(r.at("two").at("alpha_if_dropped").at("rating").is_null());
    CHECK(r.at("two").at("omega_total_1factor_ML_std").at("omega").is_null());
}

TEST_CASE("icx stats: agreement of judges equals R's and the published values") {
    const core::Value reference = shared_json("wine-raters/reference.json");
    if (reference.is_null()) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    Bench bench;
    const auto analyse = [&](const core::Value& raters) {
        std::string csv, items;
        for (std::size_t j = 0; j < raters.as_list().size(); j++) {
            csv += (j ? ",r" : "r") + std::to_string(j);
            items += (j ? ",\"r" : "\"r") + std::to_string(j) + "\"";
        }
        for (std::size_t u = 0; u < item(raters, 0).as_list().size(); u++)
            for (std::size_t j = 0; j < raters.as_list().size(); j++) {
                const core::Value& v = item(item(raters, j), u);
                csv += (j ? "," : "\n") + (v.is_number() ? codec::canonical_json(v) : "NA");
            }
        return stats(bench, csv + "\n",
                     "\"analyses\":[{\"id\":\"all\",\"method\":\"agreement\",\"items\":[" + items +
                         "]},{\"id\":\"one\",\"method\":\"agreement\",\"metric\":\"ordinal\","
                         "\"items\":[" +
                         items + "]}]");
    };
    const core::Value wine = analyse(reference.at("judges_by_units"));
    check_close(wine.at("all"), reference.at("krippendorff"), "wine");
    check_close(wine.at("one"), reference.at("krippendorff").at("ordinal"), "ordinal");
    const core::Value& canon = reference.at("krippendorff_2011_canonical_example");
    check_close(analyse(canon.at("data")).at("all"), canon.at("alpha"), "canonical");
}

TEST_CASE("icx stats rake: the schools' weights equal R's") {
    const core::Value reference = shared_json("raking-api/reference.json");
    if (reference.is_null()) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    Bench bench;
    fs::copy_file(shared("raking-api/sample.csv"), bench.path("s.csv"));
    bench.write("spec.json",
                R"({"data":"s.csv","analyses":[{"id":"r","method":"rake","weights":"pw",
        "margins":{"stype":{"E":4421,"H":755,"M":1018},"sch.wide":{"No":1072,"Yes":5122},
                   "awards":{"No":2027,"Yes":4167}}},
        {"id":"flat","method":"rake","margins":{"stype":{"E":4421,"H":755,"M":1018}}},
        {"id":"empty","method":"rake","margins":{"stype":{"E":4421,"H":755,"M":1018,"X":5}}},
        {"id":"lacks","method":"rake","margins":{"stype":{"E":4421,"H":755}}},
        {"id":"differ","method":"rake","margins":{"stype":{"E":4421,"H":755,"M":1018},
                                                 "awards":{"No":1,"Yes":4167}}}]})");
    REQUIRE(bench.run({"stats", bench.path("spec.json")}) == 1);
    const core::Value& r = bench.json.at("r");
    check_close(r.at("sum_weights"), reference.at("sum_weights"), "sum");
    check_close(r.at("kish_raked"), reference.at("kish_raked"), "kish");
    const auto& distinct = reference.at("distinct_raked_weights").as_list();
    REQUIRE(r.at("distinct_raked_weights").as_list().size() == distinct.size());
    for (std::size_t i = 0; i < distinct.size(); i++) {
        const core::Value& ours = item(r.at("distinct_raked_weights"), i);
        CHECK(ours.at("weight").as_real() ==
              doctest::Approx(distinct[i].at("weight").as_real()).epsilon(1e-9));
        CHECK(ours.at("stype") == distinct[i].at("stype"));
    }
    CHECK(r.at("weights").as_list().size() == 200);
    CHECK(bench.json.at("flat").at("sum_weights").as_real() == doctest::Approx(6194));
    for (const char* id : {"empty", "lacks", "differ"})
        CHECK(bench.json.at(id).at("error").is_text());
}

TEST_CASE("icx stats: words of the city's comments equal R's") {
    const core::Value reference = shared_json("open-text/reference.json");
    if (reference.is_null()) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    Bench bench;
    fs::copy_file(shared("open-text/comments.csv"), bench.path("c.csv"));
    bench.write("spec.json",
                R"({"data":"c.csv","analyses":[{"id":"all","method":"tfidf","text":"text"},
        {"id":"key","method":"keyness","text":"text","by":"category1","a":"Transport"},
        {"id":"none","method":"keyness","text":"text","by":"category1","a":"Nowhere"}]})");
    REQUIRE(bench.run({"stats", bench.path("spec.json")}) == 1);
    const core::Value& key = reference.at("keyness_category1_vs_rest").at("Transport");
    check_close(bench.json.at("all"), reference.at("corpus"), "corpus");
    check_close(bench.json.at("key"), key, "key");
    for (const char* list : {"top", "bottom"})
        for (std::size_t i = 0; i < key.at(list).as_list().size(); i++)
            CHECK(item(bench.json.at("key").at(list), i).at("term") ==
                  item(key.at(list), i).at("term"));
    CHECK(bench.json.at("none").at("error").is_text());
}

TEST_CASE("icx stats: drivers of the British panel equal R's") {
    const core::Value reference = shared_json("beps-0-10/reference.json");
    if (reference.is_null()) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    Bench bench;
    fs::copy_file(shared("beps-0-10/beps.csv"), bench.path("b.csv"));
    bench.write("spec.json",
                R"({"data":"b.csv","analyses":[{"id":"d","method":"drivers","y":"Blair",
        "items":["economic_cond_national","economic_cond_household","Hague","Kennedy","europe_0_10",
                 "political_knowledge","age"]}]})");
    REQUIRE(bench.run({"stats", bench.path("spec.json")}) == 0);
    check_close(bench.json.at("d"), reference.at("drivers_of_Blair"), "drivers");
}

TEST_CASE("icx stats suppression: the published table, what is hidden, its ranges and the proof") {
    Bench bench;
    std::string data = "team,role,year\n";
    const auto add = [&](const char* team, const char* role, int n, int year) {
        for (int i = 0; i < n; i++)
            data += std::string(team) + "," + role + "," + std::to_string(year) + "\n";
    };
    add("a", "x", 3, 1);
    add("a", "y", 40, 1);
    add("a", "z", 50, 1);
    add("b", "x", 60, 1);
    add("b", "y", 10, 1);
    add("b", "z", 70, 1);
    add("c", "x", 80, 1);
    add("c", "y", 20, 1);
    add("c", "z", 90, 1);
    add("c", "NA", 9, 1);
    add("a", "x", 30, 2);
    const core::Value r = stats(bench, data, R"("analyses":[
        {"id":"one","method":"suppression","x":"team","y":"role","k":5,"where":{"year":[1]}},
        {"id":"usual","method":"suppression","x":"team","y":"role","where":{"year":[1]}},
        {"id":"all","method":"suppression","x":"team","y":"role","k":5},
        {"id":"by","method":"suppression","x":"team","y":"role","k":5,"by":"year"}])");
    const core::Value& one = r.at("one");
    CHECK(one.at("k").as_int() == 5);
    CHECK(item(one.at("rows"), 0).as_text() == "a");
    CHECK(item(one.at("columns"), 2).as_text() == "z");
    CHECK(item(item(one.at("counts"), 0), 0).is_null());
    CHECK(item(item(one.at("counts"), 0), 2).as_int() == 50);
    CHECK(item(one.at("row_totals"), 0).as_int() == 93);
    CHECK(item(one.at("column_totals"), 1).as_int() == 70);
    CHECK(one.at("total").as_int() == 423);
    REQUIRE(one.at("hidden").as_list().size() == 4);
    const core::Value& first = item(one.at("hidden"), 0);
    CHECK(first.at("kind").as_text() == "cell");
    CHECK(first.at("row").as_text() == "a");
    CHECK(first.at("column").as_text() == "x");
    CHECK(first.at("min").as_int() == 0);
    CHECK(first.at("max").as_int() == 43);
    CHECK(first.at("if_totals_known").at("max").as_int() == 43);
    CHECK_FALSE(first.find("n"));  // neither the count nor which of them is the small one
    CHECK(one.at("audit").at("small").as_int() == 1);
    CHECK(one.at("audit").at("cover").as_int() == 3);
    CHECK(one.at("audit").at("exactly_recoverable_without_cover").as_int() == 1);
    CHECK(r.at("usual").at("k").as_int() == 5);
    CHECK(r.at("usual").at("hidden") == one.at("hidden"));
    CHECK(r.at("all").at("hidden").as_list().empty());
    CHECK(r.at("by").at("1").at("hidden") == one.at("hidden"));
}

TEST_CASE("icx stats suppression: a small total is hidden too, and bad arguments are named") {
    Bench bench;
    std::string data = "team,role\n";
    for (int i = 0; i < 4; i++) data += "a,x\n";
    for (int i = 0; i < 30; i++) data += "b,x\nb,y\nc,x\nc,y\n";
    const core::Value r = stats(bench, data, R"("analyses":[
        {"id":"small","method":"suppression","x":"team","y":"role","k":5}])");
    bool has_total = false;
    for (const core::Value& hidden : r.at("small").at("hidden").as_list())
        has_total |= hidden.at("kind").as_text() == "row_total" &&
                     hidden.at("row").as_text() == "a" && hidden.at("column").is_null();
    CHECK(has_total);
    CHECK(item(r.at("small").at("row_totals"), 0).is_null());
    const core::Value bad = stats(bench, data, R"("analyses":[
        {"id":"half","method":"suppression","x":"team","y":"role","k":2.5},
        {"id":"zero","method":"suppression","x":"team","y":"role","k":0},
        {"id":"none","method":"suppression","x":"team","y":"role","k":5,"where":{"team":["q"]}},
        {"id":"column","method":"suppression","x":"team","k":5}])", 1);
    CHECK(bad.at("half").at("error").is_text());
    CHECK(bad.at("zero").at("error").is_text());
    CHECK(bad.at("none").at("error").is_text());
    CHECK(bad.at("column").at("error").is_text());
}
