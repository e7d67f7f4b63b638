// news/settings/iptc_schemes.hpp - the aliases that IPTC's catalog declares (catalog 41 of the G2 standards).
//
// Facts of the standard: an alias, and the URI its codes begin with. What begins with "/" begins with
// http://cv.iptc.org/newscodes. Sorted by alias.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace broadsheet::news {

struct IptcScheme {
  std::string_view alias, uri;
  bool is_retired = false;
};

inline constexpr IptcScheme kIptcSchemes[] = {
    {"a1312cat", "http://cvx.iptc.org/anpa1312-category/"},
    {"a1312prio", "http://cvx.iptc.org/anpa1312-priority/"},
    {"a1312svc", "http://cvx.iptc.org/anpa1312-servicelevel/"},
    {"a1312vers", "http://cvx.iptc.org/anpa1312-version/"},
    {"acdc", "/audiocodec/"},
    {"altidrole", "/altidrole/"},
    {"aoprop", "/aoproperty/"},
    {"app", "/application/"},
    {"aspfacet", "/asportfacet/"},
    {"aspfacetvalue", "/asportfacetvalue/"},
    {"authoritystatus", "/authoritystatus/"},
    {"bcp47", "http://cvx.iptc.org/bcp47/"},
    {"catinat", "/catinature/"},
    {"chprop", "/characteristicsproperty/"},
    {"cinat", "/cinature/"},
    {"ciprol", "/contactinfopartrole/"},
    {"colin", "/colourindicator/"},
    {"colsp", "/colorspace/"},
    {"conf", "/confidence/"},
    {"cpnat", "/cpnature/"},
    {"cpprole", "/contentprodpartyrole/"},
    {"cptdefrole", "/conceptdefinitionrole"},
    {"cptnoterole", "/conceptnoterole/"},
    {"crel", "/conceptrelation/"},
    {"ctech", "/commtech/"},
    {"ctrol", "/contributorrole/", true},
    {"cusip", "http://cvx.iptc.org/cusip/"},
    {"cwarn", "/contentwarning/"},
    {"dbpedia", "http://dbpedia.org/resource/"},
    {"digsrctype", "/digitalsourcetype/"},
    {"dimensionunit", "/dimensionunit/"},
    {"drol", "/descriptionrole/"},
    {"dummy", "/dummy/"},
    {"ecirol", "/eventcontactinforole/"},
    {"edconf", "/eventdateconfirm/"},
    {"ednoterole", "/ednoterole"},
    {"encd", "/encoding/"},
    {"entityprop", "/entityproperty/"},
    {"eocstat", "/eventoccurstatus/"},
    {"eorol", "/eventorganiserrole/"},
    {"eprol", "/eventparticipantrole/"},
    {"eregrol", "/eventregrole/"},
    {"erol", "/edrole/"},
    {"figi", "http://cvx.iptc.org/figi/"},
    {"fisymtype", "/financialinstrumentsymboltype/"},
    {"freebase", "http://www.freebase.com"},
    {"frmt", "/format/"},
    {"gen", "/generic/"},
    {"genre", "/genre/"},
    {"geonames", "http://sws.geonames.org/"},
    {"geonameshttps", "https://sws.geonames.org/"},
    {"gics", "http://cvx.iptc.org/gics/"},
    {"googletopicsv1", "http://cvx.iptc.org/googletopicsv1/"},
    {"googletopicsv2", "http://cvx.iptc.org/googletopicsv2/"},
    {"hashscope", "/hashscope/"},
    {"hashtype", "/hashtype/"},
    {"hatarget", "/hopactiontarget/"},
    {"hopaction", "/hopaction/"},
    {"howextr", "/howextracted/"},
    {"howpr", "/howpresent/"},
    {"iabadproduct10", "http://cvx.iptc.org/iabadproduct10/"},
    {"iabadproduct20", "http://cvx.iptc.org/iabadproduct20/"},
    {"iabaudience10", "http://cvx.iptc.org/iabaudience10/"},
    {"iabcontent20", "http://cvx.iptc.org/iabcontent20/"},
    {"iabcontent21", "http://cvx.iptc.org/iabcontent21/"},
    {"iabcontent22", "http://cvx.iptc.org/iabcontent22/"},
    {"iabcontent30", "http://cvx.iptc.org/iabcontent30/"},
    {"ikos", "/ikos/"},
    {"imgregrole", "/imageregionrole/"},
    {"imgregtype", "/imageregiontype/"},
    {"impt", "/importance/"},
    {"irel", "/itemrelation/"},
    {"irep", "/itemrepresentation/"},
    {"isin", "http://cvx.iptc.org/isin/"},
    {"iso3166-1a2", "http://cvx.iptc.org/iso3166-1a2/"},
    {"iso3166-1a3", "http://cvx.iptc.org/iso3166-1a3/"},
    {"iso3166-2", "http://cvx.iptc.org/iso3166-2/"},
    {"iso4217a", "http://cvx.iptc.org/iso4217a/"},
    {"iso4217n", "http://cvx.iptc.org/iso4217n/"},
    {"isrol", "/infosourcerole/", true},
    {"ivqu", "/videoqualifier/"},
    {"lbtyp", "/labeltype/"},
    {"loctyp", "/location/"},
    {"loutorient", "/layoutorientation/"},
    {"lrol", "/languagerole/"},
    {"mb-artist", "http://musicbrainz.org/artist/"},
    {"mb-label", "http://musicbrainz.org/label/"},
    {"mb-recording", "http://musicbrainz.org/recording/"},
    {"mb-release", "http://musicbrainz.org/release/"},
    {"mb-releasegroup", "http://musicbrainz.org/release-group/"},
    {"mb-work", "http://musicbrainz.org/work/"},
    {"medtop", "/mediatopic/"},
    {"medtype", "/mediatype1/"},
    {"mic", "http://cvx.iptc.org/iso10383-mic/"},
    {"mtyp", "/mediatype/"},
    {"ncostat", "/newscoveragestatus/"},
    {"ninat", "/ninature/"},
    {"nityp", "/newsitemtype/"},
    {"nmsig", "/newsmsgsignal/"},
    {"not", "/notation/"},
    {"nprod", "/newsproduct/"},
    {"nprov", "/newsprovider/"},
    {"nprt", "/namepart/"},
    {"nrol", "/namerole/"},
    {"oito", "/ofinterestto/"},
    {"parasport", "http://cvx.iptc.org/parasport/"},
    {"pgrmod", "/pkggroupmode/"},
    {"plinat", "/plinature/"},
    {"plus", "http://ns.useplus.org/ldf/vocab/"},
    {"prio", "/priority/"},
    {"prodgenre", "/productgenre/"},
    {"prop", "/property/"},
    {"prov", "/provider/"},
    {"pst1", "/status1/"},
    {"rcalctype", "/rcalctype/"},
    {"rel", "/relevance/"},
    {"riaspect", "/riaspect/"},
    {"rightsprop", "/rightsproperty/"},
    {"riscope", "/riscope/"},
    {"rnd", "/rendition/"},
    {"role1", "/role1/"},
    {"rscaleunit", "/rscaleunit/"},
    {"rtype", "/ratertype/"},
    {"scn", "/scene/"},
    {"secst", "http://cvx.iptc.org/secst/"},
    {"sedol", "http://cvx.iptc.org/sedol/"},
    {"sev", "/severity/"},
    {"sig", "/signal/"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"sov", "/videoscaling/"},
    {"squ", "/subjectqualifier/"},
    {"stat", "/pubstatusg2/"},
    {"subj", "/subjectcode/"},
    {"ticker", "http://cvx.iptc.org/ticker/"},
    {"tidm", "http://cvx.iptc.org/tidm/"},
    {"timeunit", "/timeunit/"},
    {"tone", "/tone/"},
    {"tpctyp", "/topictype/"},
    {"trustindicator", "/trustindicator/"},
    {"urgy", "/urgency/"},
    {"useracttype", "/useractiontype/"},
    {"valfmt", "/valueformat/"},
    {"vcdc", "/videocodec/"},
    {"videodef", "/videodefinition/"},
    {"why", "/whypresent/"},
    {"wikidata", "http://www.wikidata.org/entity/"},
    {"wldreg", "/worldregion/"},
};

inline const IptcScheme* iptc_scheme(std::string_view alias) {
  const auto* const at =
      std::lower_bound(std::begin(kIptcSchemes), std::end(kIptcSchemes), alias,
                       [](const IptcScheme& s, std::string_view a) { return s.alias < a; });
  return at != std::end(kIptcSchemes) && at->alias == alias ? at : nullptr;
}

inline bool is_iptc_alias(std::string_view alias) { return iptc_scheme(alias) != nullptr; }

inline std::string uri_of(const IptcScheme& scheme) {
  return (scheme.uri.starts_with('/') ? "http://cv.iptc.org/newscodes" : "") + std::string(scheme.uri);
}

/// The code with its alias, of a concept's URI in one of IPTC's schemes; "" of another.
inline std::string qcode_of_uri(std::string_view uri) {
  for (const IptcScheme& scheme : kIptcSchemes) {
    const std::string begin = uri_of(scheme);
    if (begin.size() < uri.size() && uri.substr(0, begin.size()) == begin && !scheme.is_retired &&
        uri.find_first_of("/ ", begin.size()) == uri.npos)
      return std::string(scheme.alias) + ':' + std::string(uri.substr(begin.size()));
  }
  return {};
}

/// The URI of a code in one of IPTC's schemes; "" of another.
inline std::string uri_of_qcode(std::string_view qcode) {
  const std::size_t colon = qcode.find(':');
  const IptcScheme* const scheme = colon == qcode.npos ? nullptr : iptc_scheme(qcode.substr(0, colon));
  return scheme ? uri_of(*scheme) + std::string(qcode.substr(colon + 1)) : "";
}

}  // namespace broadsheet::news
