//! The principal eigenvector of a matrix, by multiplying again and again.

use std::borrow::Cow;

use crate::weigh::number;

/// The eigenvector that has no negative entry, and its eigenvalue.
pub(super) struct Principal {
    /// Summing to 1.
    pub vector: Vec<f64>,
    /// The mean of `(A w)_i / w_i` at that vector.
    pub value: f64,
}

/// How many multiplications with one matrix before it is squared.
const STEPS: usize = 4;

/// How often it is squared at most: two to this power is past every number of steps that could help.
const SQUARINGS: usize = 40;

/// Power iteration from equal shares, for a square matrix (row by row, at least one) without negative entries, that
/// links all its places and has no zero on the diagonal.
///
/// After every few steps the matrix is replaced by its square, so that a step is then worth two of before: whoever
/// hardly contradicts themselves is there within some ten steps, and whoever does so at every turn arrives too.
pub(super) fn principal(matrix: &[f64], size: usize) -> Principal {
    let settled = 2.0 * number(size) * f64::EPSILON;
    let mut vector = vec![1.0 / number(size); size];
    let mut next = vec![0.0; size];
    let mut power = Cow::Borrowed(matrix);
    'settling: for squaring in 0..=SQUARINGS {
        if squaring > 0 {
            power = Cow::Owned(squared(&power, size));
        }
        for _ in 0..STEPS {
            multiply(&power, &vector, &mut next);
            normalise(&mut next);
            let moves = |(after, before): (&f64, &f64)| (after - before).abs() > settled * after;
            let is_settled = !next.iter().zip(&vector).any(moves);
            std::mem::swap(&mut vector, &mut next);
            if is_settled {
                break 'settling;
            }
        }
    }
    // A last step with the matrix itself takes off most of what rounding in its squares has added.
    multiply(matrix, &vector, &mut next);
    let value = next.iter().zip(&vector).map(|(after, before)| after / before).sum::<f64>() / number(size);
    normalise(&mut next);
    Principal { vector: next, value }
}

fn normalise(vector: &mut [f64]) {
    let by = 1.0 / vector.iter().sum::<f64>();
    for part in vector {
        *part *= by;
    }
}

fn multiply(matrix: &[f64], vector: &[f64], product: &mut [f64]) {
    for (row, product) in matrix.chunks_exact(vector.len()).zip(product) {
        *product = row.iter().zip(vector).map(|(entry, part)| entry * part).sum();
    }
}

/// The matrix times itself, divided by its largest entry so that it hardly grows.
fn squared(matrix: &[f64], size: usize) -> Vec<f64> {
    let by = 1.0 / matrix.iter().copied().fold(0.0, f64::max);
    let mut square = vec![0.0; matrix.len()];
    for (row, sums) in matrix.chunks_exact(size).zip(square.chunks_exact_mut(size)) {
        for (factor, line) in row.iter().zip(matrix.chunks_exact(size)) {
            let factor = factor * by;
            for (sum, entry) in sums.iter_mut().zip(line) {
                *sum += factor * entry;
            }
        }
    }
    square
}
