//! What was asked, checked before anything is read.

use lexopt::prelude::{Long, Short, Value};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;
use waardenboom_core::example::{Example, Language, MAX_RANDOM_GOALS};
use waardenboom_core::finding::Date;
use waardenboom_core::format::export::Format;
use waardenboom_core::format::is_workbook_id;
use waardenboom_core::store::RecordId;

/// One call of the command.
#[derive(Clone, Debug, PartialEq)]
pub enum Invocation {
    /// Say how it is used.
    Help,
    /// Say which version this is.
    Version,
    /// Whether files can be opened.
    Check {
        /// Which; at least one.
        files: Vec<PathBuf>,
    },
    /// Join copies of one workbook.
    Merge {
        /// Which; at least one. The first is what the counts are told against.
        files: Vec<PathBuf>,
        /// Where the outcome goes.
        out: PathBuf,
    },
    /// Compare the alternatives.
    Weigh {
        /// Of which workbook.
        file: PathBuf,
    },
    /// Tell what a goal tree lacks.
    Findings {
        /// Of which workbook.
        file: PathBuf,
        /// As on which day; `None` for today.
        today: Option<Date>,
    },
    /// Make a workbook of a file of another program.
    Import {
        /// Which.
        file: PathBuf,
        /// The workbook's id; `None` to draw one.
        id: Option<String>,
        /// Where it goes.
        out: PathBuf,
    },
    /// Write a workbook for another program.
    Export {
        /// Which.
        file: PathBuf,
        /// In which form.
        format: Format,
        /// Only this goal with everything below it.
        branch: Option<RecordId>,
        /// Where it goes.
        out: PathBuf,
    },
    /// Make a workbook.
    New {
        /// What is in it.
        content: Content,
        /// Its id; `None` to derive or draw one.
        id: Option<String>,
        /// Where it goes.
        out: PathBuf,
    },
}

/// What a new workbook holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing yet.
    Empty,
    /// A worked example.
    Example(Example, Language),
    /// Random records.
    Random {
        /// How many goals.
        goals: usize,
        /// From which seed.
        seed: u64,
    },
}

/// What is wrong with the call: the key of its sentence under `usage`, and what that fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageError {
    /// The last part of the key.
    pub key: &'static str,
    values: Vec<(&'static str, String)>,
}

impl UsageError {
    fn new(key: &'static str, values: &[(&'static str, &str)]) -> Self {
        Self { key, values: values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect() }
    }

    /// What the sentence fills in.
    pub fn values(&self) -> Vec<(&str, &str)> {
        self.values.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }
}

/// The commands there are, with the options each of them knows.
const COMMANDS: [(&str, &[&str]); 7] = [
    ("check", &[]),
    ("merge", &["out"]),
    ("weigh", &[]),
    ("findings", &["today"]),
    ("import", &["id", "out"]),
    ("export", &["format", "branch", "out"]),
    ("new", &["example", "language", "random", "seed", "id", "out"]),
];

impl Invocation {
    /// Reads the arguments, the name of the program first.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, UsageError> {
        let mut parser = lexopt::Parser::from_iter(arguments);
        let listed = COMMANDS.map(|(name, _)| name).join(", ");
        let unknown_option = |name: String, command: &str| {
            Err(UsageError::new("unknown-option", &[("name", &name), ("command", command)]))
        };
        let name = match next(&mut parser)? {
            None => return Err(UsageError::new("no-command", &[("list", &listed)])),
            Some(Long("help") | Short('h')) => return Ok(Self::Help),
            Some(Long("version") | Short('V')) => return Ok(Self::Version),
            Some(Long(name)) => return unknown_option(format!("--{name}"), "waardenboom"),
            Some(Short(name)) => return unknown_option(format!("-{name}"), "waardenboom"),
            Some(Value(name)) => name.to_string_lossy().into_owned(),
        };
        let Some((command, known)) = COMMANDS.into_iter().find(|(command, _)| *command == name) else {
            return Err(UsageError::new("unknown-command", &[("name", &name), ("list", &listed)]));
        };
        let mut call = Call { command, files: Vec::new(), options: BTreeMap::new() };
        while let Some(argument) = next(&mut parser)? {
            match argument {
                Long("help") | Short('h') => return Ok(Self::Help),
                Value(file) => call.files.push(file.into()),
                Short(option) => return unknown_option(format!("-{option}"), command),
                Long(option) => {
                    let Some(option) = known.iter().find(|known| **known == option) else {
                        return unknown_option(format!("--{option}"), command);
                    };
                    let named = format!("--{option}");
                    let missing = || UsageError::new("missing-value", &[("name", &named)]);
                    let value = parser.value().map_err(|_| missing())?;
                    if value.is_empty() {
                        return Err(missing());
                    }
                    if call.options.insert(option, value).is_some() {
                        return Err(UsageError::new("twice", &[("name", &named)]));
                    }
                }
            }
        }
        call.invocation()
    }
}

fn next(parser: &mut lexopt::Parser) -> Result<Option<lexopt::Arg<'_>>, UsageError> {
    parser.next().map_err(|error| {
        let name = match error {
            lexopt::Error::UnexpectedValue { option, .. } => option,
            other => other.to_string(),
        };
        UsageError::new("unexpected-value", &[("name", &name)])
    })
}

/// A call taken apart: options have a value each, and belong to the command.
struct Call {
    command: &'static str,
    files: Vec<PathBuf>,
    options: BTreeMap<&'static str, OsString>,
}

impl Call {
    fn invocation(mut self) -> Result<Invocation, UsageError> {
        let about = [("command", self.command)];
        let files = std::mem::take(&mut self.files);
        match self.command {
            "new" => self.new_workbook(&files),
            _ if files.is_empty() => Err(UsageError::new("no-file", &about)),
            "merge" => Ok(Invocation::Merge { out: self.out()?, files }),
            "import" | "export" => match <[PathBuf; 1]>::try_from(files) {
                Ok([file]) if self.command == "import" => {
                    Ok(Invocation::Import { file, id: self.id()?, out: self.out()? })
                }
                Ok([file]) => self.export(file),
                Err(_) => Err(UsageError::new("one-file", &about)),
            },
            "weigh" | "findings" => match <[PathBuf; 1]>::try_from(files) {
                Ok([file]) if self.command == "weigh" => Ok(Invocation::Weigh { file }),
                Ok([file]) => Ok(Invocation::Findings { file, today: self.day("today")? }),
                Err(_) => Err(UsageError::new("one-file", &about)),
            },
            _ => Ok(Invocation::Check { files }),
        }
    }

    fn out(&mut self) -> Result<PathBuf, UsageError> {
        let out = self.options.remove("out").map(PathBuf::from);
        out.ok_or_else(|| UsageError::new("no-out", &[("command", self.command)]))
    }

    fn text(&self, option: &str) -> Option<String> {
        self.options.get(option).map(|value| value.to_string_lossy().into_owned())
    }

    fn number<N: std::str::FromStr>(&self, option: &str) -> Result<Option<N>, UsageError> {
        let Some(text) = self.text(option) else { return Ok(None) };
        let wrong = || UsageError::new("not-a-number", &[("value", &text), ("name", &format!("--{option}"))]);
        text.parse().map(Some).map_err(|_| wrong())
    }

    fn day(&self, option: &str) -> Result<Option<Date>, UsageError> {
        let Some(text) = self.text(option) else { return Ok(None) };
        let wrong = || UsageError::new("not-a-day", &[("value", &text), ("name", &format!("--{option}"))]);
        Date::parse(&text).map(Some).ok_or_else(wrong)
    }

    fn new_workbook(mut self, files: &[PathBuf]) -> Result<Invocation, UsageError> {
        if let Some(file) = files.first() {
            let name = file.to_string_lossy();
            return Err(UsageError::new("surplus", &[("name", &name), ("command", self.command)]));
        }
        let content = self.content()?;
        Ok(Invocation::New { content, id: self.id()?, out: self.out()? })
    }

    fn id(&self) -> Result<Option<String>, UsageError> {
        let id = self.text("id");
        match id.as_ref().filter(|id| !is_workbook_id(id)) {
            Some(id) => Err(UsageError::new("not-an-id", &[("value", id)])),
            None => Ok(id),
        }
    }

    fn export(mut self, file: PathBuf) -> Result<Invocation, UsageError> {
        let words = || Format::ALL.iter().map(|format| format.word()).collect::<Vec<_>>().join(", ");
        let word = self.text("format").ok_or_else(|| UsageError::new("no-format", &[("list", &words())]))?;
        let unknown = || UsageError::new("unknown-format", &[("name", &word), ("list", &words())]);
        let format = Format::parse(&word).ok_or_else(unknown)?;
        let branch = self.text("branch").map(|branch| {
            // The key alone will do: a branch is always of a goal.
            let id = RecordId::parse(&branch).filter(|id| id.table() == "goal");
            let id = id.or_else(|| RecordId::parse(&format!("goal/{branch}")));
            id.ok_or_else(|| UsageError::new("not-a-goal", &[("value", &branch)]))
        });
        Ok(Invocation::Export { file, format, branch: branch.transpose()?, out: self.out()? })
    }

    fn content(&self) -> Result<Content, UsageError> {
        let belongs = |name, other| Err(UsageError::new("belongs", &[("name", name), ("other", other)]));
        match (self.text("example"), self.number::<usize>("random")?) {
            (Some(_), Some(_)) => Err(UsageError::new("either", &[])),
            (None, _) if self.options.contains_key("language") => belongs("--language", "--example"),
            (_, None) if self.options.contains_key("seed") => belongs("--seed", "--random"),
            (None, None) => Ok(Content::Empty),
            (None, Some(goals)) if goals > MAX_RANDOM_GOALS => {
                Err(UsageError::new("too-many-goals", &[("limit", &MAX_RANDOM_GOALS.to_string())]))
            }
            (None, Some(goals)) => match self.number("seed")? {
                Some(seed) => Ok(Content::Random { goals, seed }),
                None => belongs("--random", "--seed"),
            },
            (Some(name), None) => {
                let example = Example::parse(&name).ok_or_else(|| {
                    let keys: Vec<&str> = Example::ALL.iter().map(|example| example.key()).collect();
                    UsageError::new("unknown-example", &[("name", &name), ("list", &keys.join(", "))])
                })?;
                let code = self.text("language").unwrap_or_else(|| Language::Dutch.code().to_owned());
                let language = Language::parse(&code).ok_or_else(|| {
                    let codes: Vec<&str> = Language::ALL.iter().map(|language| language.code()).collect();
                    UsageError::new("unknown-language", &[("name", &code), ("list", &codes.join(", "))])
                })?;
                Ok(Content::Example(example, language))
            }
        }
    }
}
