//! Dots that do not cover each other.

/// Lanes that are filled before dots go beside their place.
const FIRST_LANES: usize = 5;

/// Where dots stand that want to be at these places: how far to the right, and in which lane.
///
/// A dot stands at its place as long as it finds room within a few lanes; then beside it, by one dot at most, and then
/// higher. So a crowd of equal answers is a block that can be counted, and not a tower.
pub(super) fn swarm(places: &[f64], width: f64) -> Vec<(f64, usize)> {
    let mut lanes: Vec<Vec<f64>> = Vec::new();
    let mut put = Vec::with_capacity(places.len());
    for place in places {
        let mut most = FIRST_LANES;
        let (x, at) = loop {
            let free = [0.0, width, -width].into_iter().find_map(|beside| {
                let x = place + beside;
                let is_free = |at: &usize| {
                    lanes.get(*at).is_none_or(|lane| lane.iter().all(|other| (other - x).abs() >= width - 1e-6))
                };
                Some((x, (0..most).find(is_free)?))
            });
            match free {
                Some(found) => break found,
                None => most += 1,
            }
        };
        while lanes.len() <= at {
            lanes.push(Vec::new());
        }
        if let Some(lane) = lanes.get_mut(at) {
            lane.push(x);
        }
        put.push((x, at));
    }
    put
}

/// How many lanes are in use.
pub(super) fn lanes(put: &[(f64, usize)]) -> usize {
    put.iter().map(|(_, lane)| lane + 1).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_is_a_block_and_others_stand_at_their_place() {
        assert_eq!(swarm(&[10.0, 10.0, 40.0], 14.0), [(10.0, 0), (10.0, 1), (40.0, 0)]);
        let crowd = swarm(&[100.0; 20], 14.0);
        assert_eq!(lanes(&crowd), 7);
        assert!(crowd.iter().all(|(x, _)| (x - 100.0).abs() <= 14.0));
        assert!(swarm(&[], 14.0).is_empty());
    }
}
