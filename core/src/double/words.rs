//! The words of both languages that count otherwise than by themselves. Lists are words with spaces between; a word
//! that means two things is left out.

/// Words that say nothing about what a sentence is about.
pub(super) const DUTCH_SMALL: &str = "de het een en of van met voor zijn is die dat niet naar door om aan er bij te ons onze \
    elk elke iedereen kunnen kan over als uit ook wordt worden word hun zich op in wie wij we dan tot alle hebben heeft \
    had waren was er zij ze hij haar deze dit daar hier wat waar waarin waarbij hoe om zodat zodra terwijl omdat maar nog \
    al wel zo want dus toch moeten moet mogen mag willen wil zullen zal gaan gaat doen doet maken maakt krijgen krijgt \
    houden houdt blijven blijft komen komt zorgen zorgt goed goede graag eigen per jaar jaren elk ieder iets via vanuit \
    binnen tussen tegen onder tijdens echt zelf samen daarvoor hiervoor het hen hem jaarlijks";
pub(super) const ENGLISH_SMALL: &str = "the a an and or of to for with are is that not by from at be can all their they who \
    have has had within will in on it its our as was were this these those there here what where how so because but still \
    also do does make makes get gets keep keeps stay stays come comes go goes good own per year years each every via \
    between against during really self together we us them he she his her than then which while must should would may \
    up yearly among";

/// Other words that tell a text is English; where nothing tells, it is Dutch.
pub(super) const ENGLISH_TELLS: &str = "more higher longer larger greater less fewer lower shorter smaller people children \
    residents carers volunteers parents older young families neighbours schools employers informal care teachers";

/// Words that only say people in general.
pub(super) const WEAK: &str = "inwoner bewoner burger mens persoon gemeente aanbieder aantal deel ander andere \
    resident citizen inhabitant people person municipality number share other voelen voel feel";

/// Words that say no.
pub(super) const DENIALS: &str = "niet geen nooit niemand zonder not no never nobody without none";

/// Words of becoming more.
pub(super) const MORE: &str = "meer vaker hoger hogere langer groter grotere toename stijging stijgt stijgen vergroten \
    vergroot verhogen verhoogt verbeteren verbetert beter betere toenemen more higher longer larger greater increase \
    increases increased rise rises improve improves better grow grows";
/// Words of becoming less.
pub(super) const LESS: &str = "minder lager lagere korter kleiner kleinere afname daling daalt dalen verkleinen verlagen \
    verlaagt verminderen vermindert terugdringen voorkomen voorkomt afnemen less fewer lower shorter smaller decrease \
    decreases decreased fall falls reduce reduces reduced prevent prevents";

/// Numbers in words.
pub(super) const FIGURES: &[(&str, &str)] = &[
    ("een", ""),
    ("twee", "2"),
    ("drie", "3"),
    ("vier", "4"),
    ("vijf", "5"),
    ("zes", "6"),
    ("zeven", "7"),
    ("acht", "8"),
    ("negen", "9"),
    ("tien", "10"),
    ("elf", "11"),
    ("twaalf", "12"),
    ("twintig", "20"),
    ("dertig", "30"),
    ("veertig", "40"),
    ("vijftig", "50"),
    ("honderd", "100"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("twelve", "12"),
    ("twenty", "20"),
    ("forty", "40"),
    ("hundred", "100"),
];

/// Spans of time: a number before one says when, not how many.
pub(super) const SPANS: &str = "jaar jaren maand maanden week weken year years month months week weeks";

/// Words of the field that mean the same; the first one stands for all.
pub(super) const SAME: &[&str] = &[
    "respijtzorg logeeropvang logeerzorg respite",
    "inwoner bewoner burger",
    "resident citizen inhabitant",
    "jongere jeugd jeugdige tiener",
    "youth teenager youngster",
    "ouderen senior bejaarde older elderly",
    "ondersteunen ondersteuning helpen hulp steun",
    "support help assistance",
    "eenzaamheid eenzaam",
    "loneliness lonely",
    "baan werk",
    "job work",
    "huisarts dokter",
    "bewegen sporten",
    "wijk buurt",
    "neighbourhood district",
    "zelfstandig zelfredzaam",
    "independent independently",
    "cursus course training workshop",
    "bezoeken bezoek huisbezoek",
    "overbelast overbelasting overbelaste",
    "snel vlot",
    "veilig veiligheid",
    "gezond gezondheid",
    "safe safety",
    "healthy health",
    "ontmoeten ontmoeting",
    "vinden vindt",
    "dichtbij nabij",
    "inzicht zicht",
];

/// Groups of people: two texts about different ones are about something else.
pub(super) const PEOPLE: &str = "ouderen jongere kind ouders mantelzorger vrijwilliger partner werkgever werknemer statushouder \
    student leerling huisarts professional nieuwkomer vrouw man baby gezin peuter kleuter scholier ondernemer werkzoekende \
    mantelzorgcoach docent buur cliënt patiënt child parent older youth carer volunteer employer employee student pupil \
    newcomer woman family refugee teacher entrepreneur baby client patient";

/// Forms that no rule gives, with the word whose form they are.
pub(super) const IRREGULAR: &[(&str, &str)] = &[
    ("ouderen", "ouderen"),
    ("oudere", "ouderen"),
    ("ouder", "ouderpaar"),
    ("ouders", "ouderpaar"),
    ("dicht", "dichtbij"),
    ("kinderen", "kind"),
    ("kinder", "kind"),
    ("steden", "stad"),
    ("mannen", "man"),
    ("leden", "lid"),
    ("geholpen", "helpen"),
    ("gevonden", "vinden"),
    ("geregeld", "regelen"),
    ("gebruikt", "gebruiken"),
    ("gesteund", "steun"),
    ("bezocht", "bezoeken"),
    ("bezochte", "bezoeken"),
    ("gezien", "zien"),
    ("maatje", "maatje"),
    ("maatjes", "maatje"),
    ("buurt", "buurt"),
    ("buurten", "buurt"),
    ("jeugdigen", "jeugdige"),
    ("jongeren", "jongere"),
    ("werkenden", "werk"),
    ("werkende", "werk"),
    ("werkt", "werk"),
    ("dichterbij", "dichtbij"),
    ("children", "child"),
    ("women", "woman"),
    ("men", "man"),
    ("people", "people"),
    ("families", "family"),
];
