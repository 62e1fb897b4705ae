//! Dutch labels from parts that fit each other: what a group would write on a card, 20 to 80 characters.

use super::SplitMix64;

/// Parts in order, one of each slot. A part that begins with a comma follows without a space.
pub(super) type Pattern = &'static [&'static [&'static str]];

/// A sentence from a pattern, with a capital.
pub(super) fn compose(pattern: Pattern, mix: &mut SplitMix64) -> String {
    let mut text = String::with_capacity(80);
    for slot in pattern {
        let part = mix.pick(slot).copied().unwrap_or_default();
        if !text.is_empty() && !part.starts_with(',') {
            text.push(' ');
        }
        text.push_str(part);
    }
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

const PEOPLE: &[&str] = &[
    "ouderen",
    "jongeren",
    "mantelzorgers",
    "jonge ouders",
    "nieuwkomers",
    "alleenstaanden",
    "jongvolwassenen",
    "inwoners zonder baan",
    "mensen met dementie",
    "mensen met een beperking",
    "gezinnen met weinig geld",
    "ouders met jonge kinderen",
];

const PLACE: &[&str] = &[
    "in Lisse",
    "in Hillegom",
    "in Voorhout",
    "in Warmond",
    "in Sassenheim",
    "in De Engel",
    "in het centrum",
    "in de wijk Zuid",
    "in de kleine kernen",
    "in de nieuwbouwwijk",
];

const TOWN: &[&str] = &["in Lisse", "in Hillegom", "in Voorhout", "in Warmond", "in Sassenheim"];

const WELL: &[&str] = &[
    "doen mee in hun eigen buurt",
    "hebben werk dat bij hen past",
    "hebben iemand om te bellen",
    "voelen zich thuis en gezien",
    "vinden zelf de weg naar hulp",
    "bewegen elke week samen",
    "kunnen goed rondkomen",
];

const BADLY: &[&str] = &[
    "voelen zich vaak eenzaam",
    "raken in de schulden",
    "wachten te lang op hulp",
    "zitten de hele dag thuis",
    "vragen te laat om hulp",
];

const WHO: &[&str] = &[
    "de huisartsen",
    "de sportclubs",
    "de wijkagenten",
    "de kerken en de moskee",
    "de leraren van groep acht",
    "de schoolmaatschappelijk werkers",
    "de vrijwilligers van de voedselbank",
];

const ABOUT: &[&str] = &[
    "over wat zij zien in de wijk",
    "over een vaste ontmoetingsplek",
    "over de wachttijd voor hulp",
    "over vervoer in de avond",
    "over geld voor het komende jaar",
];

pub(super) const AMBITION: Pattern = &[
    PEOPLE,
    PLACE,
    &[
        "blijven zelfstandig wonen",
        "doen mee op hun eigen manier",
        "hebben mensen om zich heen",
        "leven gezond en met plezier",
        "voelen zich veilig in hun buurt",
    ],
];

pub(super) const OUTCOMES: &[Pattern] = &[&[&["meer"], PEOPLE, PLACE, WELL], &[&["minder"], PEOPLE, PLACE, BADLY]];

pub(super) const SUBGOALS: &[Pattern] = &[
    &[
        PEOPLE,
        &[
            "weten waar ze terechtkunnen",
            "krijgen binnen twee weken hulp",
            "hebben één vast aanspreekpunt",
            "kunnen overdag ergens terecht",
            "krijgen steun van vrijwilligers",
            "durven om hulp te vragen",
            "kennen hun buren bij naam",
            "leren omgaan met geld",
        ],
        &[
            "in hun eigen buurt",
            "in hun eigen dorp",
            ", ook als het tegenzit",
            ", ook in de vakantie",
            ", ook in de winter",
        ],
    ],
    &[
        &["wijkteams", "huisartsen", "scholen", "sportclubs", "verenigingen", "werkgevers", "sportcoaches"],
        &["zien op tijd dat", "merken het wanneer", "bespreken het als"],
        PEOPLE,
        &["hulp nodig hebben", "vastlopen", "dreigen af te haken", "zich terugtrekken"],
    ],
];

pub(super) const OUTPUT: Pattern = &[
    &["twaalf", "dertig", "veertig", "zestig", "tachtig", "honderd", "150", "250"],
    &[
        "huisbezoeken bij mensen die alleen wonen",
        "koppels van vrijwilliger en inwoner",
        "gesprekken aan de keukentafel",
        "open middagen in het dorpshuis",
        "plekken in de dagopvang",
        "ritten met de buurtbus",
    ],
    &["per jaar", "in elk kwartaal", "voor eind 2028", "in 2027 en 2028"],
];

pub(super) const ACTIVITIES: &[Pattern] = &[
    &[
        &[
            "spreekuur over geldzaken",
            "cursus omgaan met de computer",
            "praatgroep met een begeleider",
            "inloopochtend met koffie",
            "oefengroep valpreventie",
            "wekelijkse eettafel",
            "taalcafé met vrijwilligers",
        ],
        &["voor"],
        PEOPLE,
        &["in het buurthuis", "in de bibliotheek", "op school"],
    ],
    &[
        &[
            "huisbezoek door vrijwilligers",
            "telefoonrondje in de ochtend",
            "hulp bij de administratie",
            "vervoer naar afspraken",
            "maatje voor een jaar",
        ],
        &["voor"],
        PEOPLE,
        TOWN,
    ],
];

const NAMES: &[&str] =
    &["De Brug", "Het Baken", "Samen Sterk", "De Linde", "Goede Buren", "Het Anker", "Duinrand", "De Zonnewijzer"];

pub(super) const FORMAL_PROVIDER: Pattern = &[&["stichting", "welzijnsorganisatie", "zorggroep"], NAMES, TOWN];

pub(super) const INFORMAL_PROVIDER: Pattern =
    &[&["vrijwilligersgroep", "buurtvereniging", "bewonersinitiatief"], NAMES, TOWN];

pub(super) const NOTE: Pattern = &[&["spreek ook", "bel nog met", "praat met", "ga langs bij"], WHO, ABOUT];

pub(super) const MEETING: Pattern = &[&["avond met"], WHO, ABOUT];

pub(super) const ACTION: Pattern = &[&["bellen met", "overleg met", "praten met"], WHO, ABOUT];

pub(super) const OUTCOME_INDICATOR: Pattern = &[
    &["deel van de"],
    PEOPLE,
    &[
        "dat zich vaak eenzaam voelt",
        "dat op tijd hulp krijgt",
        "dat elke week buiten komt",
        "dat goed kan rondkomen",
        "dat iemand heeft om te bellen",
    ],
];

pub(super) const STORY_INDICATOR: Pattern = &[
    &["wat"],
    PEOPLE,
    &["vertellen over"],
    &["een gewone week", "de hulp die ze krijgen", "hun eigen buurt", "het afgelopen jaar"],
];

pub(super) const OUTPUT_INDICATOR: Pattern = &[
    &["aantal"],
    &["huisbezoeken", "gesprekken aan de keukentafel", "deelnemers aan de eettafel", "ritten met de buurtbus"],
    &["in een jaar", "in een kwartaal"],
    TOWN,
];

pub(super) const PROCESS_INDICATOR: Pattern =
    &[&["dagen tussen vraag en antwoord voor", "dagen tussen aanmelding en start voor"], PEOPLE];

pub(super) const NEED: Pattern = &[
    &["hoe komt het dat"],
    PEOPLE,
    &[
        "de weg naar hulp niet vinden?",
        "vaak te laat om hulp vragen?",
        "niet meedoen in hun eigen buurt?",
        "het zonder hulp goed redden?",
    ],
];

pub(super) const CHALLENGE: Pattern = &[&["steeds meer"], PEOPLE, TOWN, BADLY];

pub(super) const TARGET_GROUP: Pattern =
    &[PEOPLE, &["die alleen wonen", "die net verhuisd zijn", "zonder familie dichtbij", "die veel hulp krijgen"]];

pub(super) const ALTERNATIVE: Pattern = &[
    &["meer geld voor", "eén loket voor", "een vast budget voor", "vrije keuze bij"],
    &["hulp aan huis", "dagopvang", "vervoer naar hulp", "steun van vrijwilligers"],
    &["in elke kern", "in de hele regio", "voor iedereen die het vraagt"],
];

pub(super) const EXPLANATION: Pattern = &[
    &["dit kwam", "deze wens kwam", "deze zorg kwam"],
    &["twee keer", "steeds", "in bijna elk gesprek"],
    &["terug bij de inwoners", "terug bij de aanbieders", "op tafel"],
];

/// Als we dit doen ...
pub(super) const IF: Pattern = &[
    &["we dit elke week aanbieden", "we hier twee jaar mee doorgaan", "er een vast gezicht bij is"],
    &["in de buurt", "op een vaste plek", "zonder wachtlijst"],
];

/// ... verwachten we dat ...
pub(super) const THEN: Pattern = &[PEOPLE, &["eerder om hulp vragen", "het langer volhouden", "vaker buiten komen"]];

/// ... omdat ...
pub(super) const BECAUSE: Pattern = &[
    &["de drempel zo lager wordt", "vertrouwen tijd nodig heeft", "mensen elkaar dan leren kennen"],
    &["en blijft", ", ook zonder ons", "en niemand hoeft te zoeken"],
];

/// Short names, as people choose them.
pub(super) const PSEUDONYMS: &[&str] =
    &["Tulp", "Narcis", "Hyacint", "Krokus", "Anemoon", "Iris", "Dahlia", "Lelie", "Fresia", "Ranonkel"];

/// Groups that weigh.
pub(super) const GROUPS: &[&str] = &["Raad", "Inwoners", "Aanbieders", "Ambtenaren"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_combination_is_shorter_than_20_or_longer_than_80_characters() {
        let single = [
            AMBITION,
            OUTPUT,
            FORMAL_PROVIDER,
            INFORMAL_PROVIDER,
            NOTE,
            MEETING,
            ACTION,
            OUTCOME_INDICATOR,
            STORY_INDICATOR,
            OUTPUT_INDICATOR,
            PROCESS_INDICATOR,
            NEED,
            CHALLENGE,
            TARGET_GROUP,
            ALTERNATIVE,
            EXPLANATION,
            IF,
            THEN,
            BECAUSE,
        ];
        for pattern in single.iter().chain(OUTCOMES).chain(SUBGOALS).chain(ACTIVITIES) {
            let spaced = |part: &&str| part.chars().count() + usize::from(!part.starts_with(','));
            let sum = |best: fn(std::vec::IntoIter<usize>) -> Option<usize>| {
                let slots = pattern.iter().map(|slot| slot.iter().map(spaced).collect::<Vec<_>>().into_iter());
                slots.map(|lengths| best(lengths).unwrap()).sum::<usize>() - 1
            };
            let (shortest, longest) = (sum(Iterator::min), sum(Iterator::max));
            assert!(shortest >= 20 && longest <= 80, "{shortest} to {longest}: {pattern:?}");
        }
    }

    #[test]
    fn a_sentence_has_a_capital_and_no_space_before_a_comma() {
        let pattern: Pattern = &[&["ouderen bellen"], &[", ook 's avonds"]];
        assert_eq!(compose(pattern, &mut SplitMix64::new(1)), "Ouderen bellen, ook 's avonds");
    }
}
