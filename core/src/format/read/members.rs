//! The members of a record as they stand in a file, without a tree of values in between.

use crate::format::key;
use crate::gather::Gather;
use crate::store::{Field, Sibling, Stamp};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The members of a record as they stand in a file; of a name that comes twice, the last.
#[derive(Default)]
pub(super) struct Members<'a> {
    pub(super) id: Option<Value>,
    pub(super) table: Option<Value>,
    pub(super) stamps: Option<&'a RawValue>,
    pub(super) seen: Option<&'a RawValue>,
    pub(super) removed: Option<&'a RawValue>,
    pub(super) siblings: Option<Value>,
    pub(super) fields: BTreeMap<Field, Value>,
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;
        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a record")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Members::default();
                while let Some(Name(name)) = map.next_key()? {
                    match &*name {
                        key::ID => members.id = Some(map.next_value()?),
                        key::TABLE => members.table = Some(map.next_value()?),
                        key::STAMPS => members.stamps = Some(map.next_value()?),
                        key::SEEN => members.seen = Some(map.next_value()?),
                        key::REMOVED => members.removed = Some(map.next_value()?),
                        key::SIBLINGS => members.siblings = Some(map.next_value()?),
                        name => {
                            let field = Field::named(name);
                            members.fields.insert(field, map.next_value()?);
                        }
                    }
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(MembersVisitor)
    }
}

/// A text that is not copied unless it holds escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl<'de> Visitor<'de> for NameVisitor {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(NameVisitor)
    }
}

/// The stamps of one field: nearly always one.
pub(super) struct Stamps(pub(super) Stamp, pub(super) Vec<Stamp>);

impl Stamps {
    pub(super) fn into_context(self) -> Vec<Stamp> {
        let Self(first, mut all) = self;
        all.push(first);
        all
    }
}

/// `{stamp: [field, ...]}` turned round.
struct ByField(BTreeMap<Field, Stamps>);

impl<'de> Deserialize<'de> for ByField {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ByFieldVisitor;
        impl<'de> Visitor<'de> for ByFieldVisitor {
            type Value = ByField;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("stamps with names of fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields: BTreeMap<Field, Stamps> = BTreeMap::new();
                while let Some(Name(stamp)) = map.next_key()? {
                    let stamp = Stamp::parse(&stamp).ok_or_else(|| serde::de::Error::custom("no stamp"))?;
                    for Name(name) in map.next_value::<Vec<Name<'de>>>()? {
                        match fields.entry(Field::named(&name)) {
                            Entry::Vacant(place) => drop(place.insert(Stamps(stamp, Vec::new()))),
                            Entry::Occupied(mut stamps) => stamps.get_mut().1.push(stamp),
                        }
                    }
                }
                Ok(ByField(fields))
            }
        }
        deserializer.deserialize_map(ByFieldVisitor)
    }
}

/// Per field its stamps; `None` when it is not of that form.
pub(super) fn by_field(raw: Option<&RawValue>) -> Option<BTreeMap<Field, Stamps>> {
    let Some(raw) = raw else { return Some(BTreeMap::new()) };
    serde_json::from_str::<ByField>(raw.get()).ok().map(|ByField(fields)| fields)
}

/// `{field: [[stamp, value], ...]}`; `None` when it is not of that form.
pub(super) fn older_siblings(value: Option<Value>) -> Option<BTreeMap<Field, Vec<Sibling>>> {
    let Some(value) = value else { return Some(BTreeMap::new()) };
    let Value::Object(fields) = value else { return None };
    let sibling = |pair: Value| match pair {
        Value::Array(pair) => match <[Value; 2]>::try_from(pair) {
            Ok([Value::String(stamp), value]) => {
                Some(Sibling { stamp: Stamp::parse(&stamp)?, value: super::whole_numbers(value) })
            }
            _ => None,
        },
        _ => None,
    };
    let siblings = |value: Value| match value {
        Value::Array(pairs) => pairs.into_iter().map(sibling).collect::<Option<Vec<_>>>(),
        _ => None,
    };
    let fields = fields.into_iter().map(|(name, value)| Some((Field::named(&name), siblings(value)?)));
    fields.collect::<Option<Vec<_>>>().map(|fields| fields.into_iter().into_map())
}
