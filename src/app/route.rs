//! The rooms by the part of the address after `#`, which never reaches a web server.

use super::Workbench;
use leptos::ev;
use leptos::prelude::*;

/// A room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`: Werkboeken.
    Start,
    /// `#/w/<workbook>/boom`: Doelenboom.
    Tree(String),
    /// `#/w/<workbook>/waarden`: Waarden afwegen.
    Values(String),
}

impl Route {
    /// Reads an address; what is not a room is the start. A bare `#/boom` takes the tab's last workbook.
    pub fn parse(hash: &str, last_workbook: Option<&str>) -> Self {
        let parts: Vec<&str> = hash.trim_start_matches('#').split('/').filter(|part| !part.is_empty()).collect();
        let (id, room) = match parts.as_slice() {
            ["w", id, room] => (Some(*id), *room),
            ["w", id] => (Some(*id), "boom"),
            [room] => (last_workbook, *room),
            _ => (None, ""),
        };
        match (id, room) {
            (Some(id), "boom") => Self::Tree(id.to_owned()),
            (Some(id), "waarden") => Self::Values(id.to_owned()),
            _ => Self::Start,
        }
    }

    /// Its address.
    pub fn hash(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Tree(id) => format!("#/w/{id}/boom"),
            Self::Values(id) => format!("#/w/{id}/waarden"),
        }
    }

    /// The workbook it is about.
    pub fn workbook(&self) -> Option<&str> {
        match self {
            Self::Start => None,
            Self::Tree(id) | Self::Values(id) => Some(id),
        }
    }

    /// The key of its name.
    pub fn title_key(&self) -> &'static str {
        match self {
            Self::Start => "nav.start",
            Self::Tree(_) => "nav.tree",
            Self::Values(_) => "nav.values",
        }
    }

    /// Goes there.
    pub fn go(&self) {
        let _ = window().location().set_hash(&self.hash());
    }
}

/// The room of this moment.
pub fn current(workbench: Workbench) -> Signal<Route> {
    let read = move || {
        let hash = window().location().hash().unwrap_or_default();
        Route::parse(&hash, workbench.last_workbook().as_deref())
    };
    let route = workbench.route;
    route.set(read());
    let listener = window_event_listener(ev::hashchange, move |_| {
        let now = read();
        if route.get_untracked() != now {
            route.set(now);
        }
    });
    on_cleanup(move || listener.remove());
    route.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_room_and_back() {
        for route in [Route::Start, Route::Tree("a1".into()), Route::Values("a1".into())] {
            assert_eq!(Route::parse(&route.hash(), None), route);
        }
        assert_eq!(Route::parse("#/boom", Some("a1")), Route::Tree("a1".into()));
        assert_eq!(Route::parse("#/boom", None), Route::Start);
        assert_eq!(Route::parse("#/iets/anders/nog/meer", Some("a1")), Route::Start);
    }
}
