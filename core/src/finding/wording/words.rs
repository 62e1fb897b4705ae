//! The words of both languages. Short lists on purpose: a word that means two things is left out, because a
//! wrong remark costs a group more than a missed one.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What the rules know of one language. Lists are words with spaces between.
pub(super) struct Words {
    /// Small words that tell the language.
    pub telling: &'static str,
    /// The article after which anything in -en is a deed ("het organiseren van"); empty for none.
    pub neuter: &'static str,
    pub definite: &'static str,
    /// Words before which no verb stands.
    pub determiners: &'static str,
    pub prepositions: &'static str,
    /// "te": what follows is no verb with a subject.
    pub infinitive_marks: &'static str,
    pub of: &'static str,
    pub and: &'static str,
    pub that: &'static str,
    pub between: &'static str,
    /// Words that open a clause which describes.
    pub subordinators: &'static str,
    /// "willen", after which "dat" opens the goal itself.
    pub wishes: &'static str,
    /// Verbs that take another verb.
    pub modals: &'static str,
    pub singular_verbs: &'static str,
    pub plural_verbs: &'static str,
    /// Of the plural verbs, those that are not often a noun or a second infinitive.
    pub sure_verbs: &'static str,
    pub we: &'static str,
    pub offices: &'static str,
    /// Verbs of doing, in the form of a title; after "we" too.
    pub deeds: &'static str,
    /// The same after "de gemeente".
    pub does: &'static str,
    /// "gaan", after which a deed follows.
    pub plans: &'static str,
    pub gerunds: &'static str,
    pub deed_nouns: &'static str,
    /// Nouns in -en that take "het" and are no deed.
    pub no_deeds: &'static str,
    /// Whether a title ends with its deed.
    pub deeds_at_the_end: bool,
    pub more: &'static str,
    /// Comparisons of how many.
    pub amounts: &'static str,
    pub comparatives: &'static str,
    /// Words that say by themselves that something changes.
    pub changes: &'static str,
    /// The same in two parts: "neemt ... af".
    pub changes_apart: &'static [(&'static str, &'static str)],
    /// Pairs in which a comparison compares nothing: "onder meer", "hoger onderwijs".
    pub idioms: &'static [(&'static str, &'static str)],
    pub denials: &'static str,
    /// "en ook": what follows is a goal of its own.
    pub besides: &'static str,
}

/// The lists a word can stand in, as bits of one number.
pub(super) mod kind {
    pub const TELLING: u32 = 1;
    pub const DEFINITE: u32 = 1 << 1;
    pub const DETERMINER: u32 = 1 << 2;
    pub const PREPOSITION: u32 = 1 << 3;
    pub const INFINITIVE_MARK: u32 = 1 << 4;
    pub const BETWEEN: u32 = 1 << 5;
    pub const SUBORDINATOR: u32 = 1 << 6;
    pub const WISH: u32 = 1 << 7;
    pub const MODAL: u32 = 1 << 8;
    pub const SINGULAR: u32 = 1 << 9;
    pub const PLURAL: u32 = 1 << 10;
    pub const SURE_VERB: u32 = 1 << 11;
    pub const WE: u32 = 1 << 12;
    pub const OFFICE: u32 = 1 << 13;
    pub const DEED: u32 = 1 << 14;
    pub const DOES: u32 = 1 << 15;
    pub const PLAN: u32 = 1 << 16;
    pub const GERUND: u32 = 1 << 17;
    pub const DEED_NOUN: u32 = 1 << 18;
    pub const NO_DEED: u32 = 1 << 19;
    pub const AMOUNT: u32 = 1 << 20;
    pub const COMPARATIVE: u32 = 1 << 21;
    pub const CHANGE: u32 = 1 << 22;
    pub const DENIAL: u32 = 1 << 23;
    pub const BESIDES: u32 = 1 << 24;
    /// Kinds that tell the language.
    pub const TELLS: u32 = TELLING | DEED | GERUND | AMOUNT | COMPARATIVE | SINGULAR;
}

impl Words {
    /// The kinds of a word in this language; none for a word that is not known.
    pub fn kinds(&'static self, index: &'static OnceLock<BTreeMap<&'static str, u32>>, word: &str) -> u32 {
        index.get_or_init(|| self.index()).get(word).copied().unwrap_or_default()
    }

    fn index(&'static self) -> BTreeMap<&'static str, u32> {
        let lists = [
            (self.telling, kind::TELLING),
            (self.definite, kind::DEFINITE),
            (self.determiners, kind::DETERMINER),
            (self.prepositions, kind::PREPOSITION),
            (self.infinitive_marks, kind::INFINITIVE_MARK),
            (self.between, kind::BETWEEN),
            (self.subordinators, kind::SUBORDINATOR),
            (self.wishes, kind::WISH),
            (self.modals, kind::MODAL),
            (self.singular_verbs, kind::SINGULAR),
            (self.plural_verbs, kind::PLURAL),
            (self.sure_verbs, kind::SURE_VERB),
            (self.we, kind::WE),
            (self.offices, kind::OFFICE),
            (self.deeds, kind::DEED),
            (self.does, kind::DOES),
            (self.plans, kind::PLAN),
            (self.gerunds, kind::GERUND),
            (self.deed_nouns, kind::DEED_NOUN),
            (self.no_deeds, kind::NO_DEED),
            (self.amounts, kind::AMOUNT),
            (self.comparatives, kind::COMPARATIVE),
            (self.changes, kind::CHANGE),
            (self.denials, kind::DENIAL),
            (self.besides, kind::BESIDES),
        ];
        let mut index = BTreeMap::new();
        for (list, kind) in lists {
            for word in list.split_whitespace() {
                *index.entry(word).or_default() |= kind;
            }
        }
        index
    }
}

pub(super) static DUTCH: Words = Words {
    telling: "de het een en van met voor zijn die dat niet naar door om aan er bij te onze elk elke iedereen inwoners \
        mensen kunnen over jaar als uit ook geen wordt worden hun zich op wie wij dan tot alle ouderen zorg",
    neuter: "het",
    definite: "de het deze",
    determiners: "de het een deze hun zijn haar ons onze elk elke eigen",
    prepositions: "over voor van in met op bij tussen naar aan tot door rond zonder",
    infinitive_marks: "te",
    of: "van",
    and: "en",
    that: "dat",
    between: "tussen zowel",
    subordinators: "die dat wie wat waar waarin waarbij waarmee waardoor als omdat zodat doordat wanneer terwijl hoe om nu \
        zolang",
    wishes: "willen wil zorgen zorgt ervoor zien vinden hopen weten",
    modals: "kunnen kan willen wil moeten moet mogen mag zullen zal durven durft leren leert hoeven hoeft",
    singular_verbs: "is heeft kan wil moet mag zal krijgt voelt ervaart woont leeft doet weet kent vindt gaat komt blijft \
        werkt neemt daalt stijgt groeit houdt wordt staat ligt zit hoeft gebruikt beweegt eet drinkt rookt volgt \
        haalt verlaat ontvangt spreekt helpt sluit past telt bereikt draagt vraagt meldt herkent bezoekt ziet \
        raakt redt slaapt sport leest start stopt wacht kiest valt bestaat voldoet rijdt biedt geeft maakt durft \
        leert beschikt verloopt",
    plural_verbs: "zijn hebben kunnen willen moeten mogen zullen krijgen voelen ervaren wonen leven doen weten kennen \
        vinden gaan komen blijven werken nemen dalen stijgen groeien houden worden staan liggen zitten hoeven \
        gebruiken bewegen eten sporten drinken roken volgen halen ontvangen spreken leren helpen bereiken dragen \
        vragen melden herkennen bezoeken zien raken redden slapen wachten kiezen vallen verlaten delen vormen \
        sluiten tellen durven maken geven beschikken ronden",
    sure_verbs: "zijn hebben kunnen weten worden voelen krijgen ervaren",
    we: "we wij",
    offices: "gemeente gemeenten college raad provincie wijkteam",
    deeds: "organiseren opzetten ontwikkelen uitvoeren inzetten aanbieden bieden verstrekken onderzoeken opstellen \
        realiseren stimuleren bevorderen versterken verbeteren vergroten verhogen verlagen verminderen \
        terugdringen tegengaan ondersteunen faciliteren subsidiëren inkopen trainen voorlichten uitbreiden \
        invoeren implementeren opstarten vormgeven inrichten investeren afstemmen signaleren coördineren \
        begeleiden evalueren monitoren continueren voortzetten aanstellen werven verspreiden aanleggen plaatsen \
        bouwen oprichten opleiden scholen informeren adviseren aanpakken bestrijden handhaven doorontwikkelen \
        verduurzamen waarborgen borgen creëren aanjagen verkennen intensiveren voeren starten",
    does: "organiseert ontwikkelt biedt verstrekt onderzoekt stimuleert bevordert versterkt verbetert vergroot \
        verhoogt verlaagt vermindert ondersteunt faciliteert subsidieert traint investeert realiseert start \
        voert zet zetten stelt stellen bouwt plaatst koopt kopen begeleidt monitort evalueert bieden",
    plans: "gaan gaat zullen zal willen wil",
    gerunds: "",
    deed_nouns: "ontwikkeling uitvoering invoering inzet realisatie uitbreiding implementatie oprichting aanleg \
        organisatie doorontwikkeling bevordering versterking aanstelling voortzetting inrichting bestrijding \
        vroegsignalering",
    no_deeds: "leven vertrouwen inkomen vermogen welbevinden verleden heden wezen teken",
    deeds_at_the_end: true,
    more: "meer",
    amounts: "meer minder",
    comparatives: "beter betere sneller snellere vaker langer langere hoger hogere lager lagere groter grotere kleiner \
        kleinere gezonder gezondere veiliger veiligere sterker sterkere zelfstandiger actiever eerder dichter \
        makkelijker gemakkelijker eenvoudiger goedkoper goedkopere duurzamer duurzamere schoner schonere \
        prettiger korter kortere gelukkiger zelfredzamer toegankelijker leefbaarder groener groenere vroeger \
        fijner",
    changes: "toename afname daling stijging vermindering verhoging verlaging toegenomen afgenomen gedaald gestegen \
        verbeterd verminderd daalt stijgt dalen stijgen vermindert verbetert",
    changes_apart: &[("neemt", "toe"), ("neemt", "af"), ("nemen", "toe"), ("nemen", "af")],
    idioms: &[
        ("onder", "meer"),
        ("zonder", "meer"),
        ("hoger", "onderwijs"),
        ("hoger", "opgeleid"),
        ("hoger", "beroep"),
        ("lager", "onderwijs"),
        ("lager", "opgeleid"),
        ("lagere", "school"),
        ("eerder", "genoemd"),
        ("kleinere", "kern"),
        ("kleiner", "wonen"),
        ("meer", "of"),
        ("min", "meer"),
        ("vroeger", "dan"),
    ],
    denials: "niet geen niemand nooit nergens niets nauwelijks",
    besides: "ook daarnaast tevens tegelijk bovendien",
};

pub(super) static ENGLISH: Words = Words {
    telling: "the a an and of to for with are that not by from or at be can all their they who residents people carers \
        everyone every have has within will years year more no as on it our feel children young older",
    neuter: "",
    definite: "the these those",
    determiners: "the a an their its our his her own every each this these",
    prepositions: "about for of in with on at between to by around without from",
    infinitive_marks: "to",
    of: "of",
    and: "and",
    that: "that",
    between: "between both",
    subordinators: "who that which whose where when because if so while whom what how whoever",
    wishes: "want wants ensure ensures hope see know",
    modals: "can will may must should could want wants able dare learn",
    singular_verbs: "is has can will may must should could feels knows gets lives finds receives works takes goes stays gives \
        keeps holds falls grows becomes reaches leaves uses comes does says meets rises remains matters knows",
    plural_verbs: "are have feel know get live find receive work take go stay give keep hold become reach leave use come do \
        say meet remain want need enjoy manage recognise understand belong experience",
    sure_verbs: "are have know feel get receive",
    we: "we",
    offices: "municipality council city town",
    deeds: "organise organize provide offer develop implement introduce promote stimulate improve increase reduce \
        strengthen encourage facilitate subsidise fund train launch create build set expand invest establish run \
        deliver evaluate monitor appoint recruit inform coordinate support",
    does: "organises organizes provides offers develops implements introduces promotes improves increases reduces \
        strengthens funds trains launches creates builds sets runs delivers supports subsidises invests",
    plans: "will going plan",
    gerunds: "organising organizing providing offering developing implementing introducing promoting stimulating \
        improving increasing reducing strengthening encouraging facilitating subsidising funding launching \
        creating setting expanding investing establishing running delivering evaluating monitoring recruiting \
        supporting preventing tackling",
    deed_nouns: "organisation development introduction implementation provision expansion promotion",
    no_deeds: "",
    deeds_at_the_end: false,
    more: "more",
    amounts: "more less fewer",
    comparatives: "better faster sooner longer higher lower greater larger smaller safer healthier stronger easier earlier \
        quicker closer cheaper cleaner happier shorter greener",
    changes: "increase increases increased decrease decreases decreased reduction reduced rises improved fallen risen \
        decline declines improvement",
    changes_apart: &[],
    idioms: &[
        ("any", "more"),
        ("more", "or"),
        ("higher", "education"),
        ("lower", "secondary"),
        ("further", "more"),
        ("sooner", "or"),
    ],
    denials: "no not nobody never none without",
    besides: "also",
};
