//! Room for direct labels: as near as possible to what they name, and never on top of each other.

/// A label that wants its middle at `center`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    pub(super) center: f64,
    pub(super) width: f64,
}

/// Labels that touch: they move as one.
struct Block {
    members: Vec<usize>,
    left: f64,
    width: f64,
}

/// The left ends of the labels on one line from `low` to `high`, at least `gap` apart, in the order
/// of their wishes, with the smallest displacement. None when they do not all fit.
pub(super) fn spread(wishes: &[Wish], low: f64, high: f64, gap: f64) -> Option<Vec<f64>> {
    let total: f64 = wishes.iter().map(|wish| wish.width + gap).sum::<f64>() - gap;
    if total > high - low {
        return None;
    }
    // A few labels: inserting each is less code to download than a library's sort.
    let mut order: Vec<usize> = Vec::new();
    for (at, wish) in wishes.iter().enumerate() {
        let place = order.partition_point(|&other| wishes[other].center <= wish.center);
        order.insert(place, at);
    }
    let mut blocks: Vec<Block> = Vec::new();
    for at in order {
        let mut block = settle(wishes, vec![at], low, high, gap);
        while let Some(previous) =
            blocks.pop_if(|previous| previous.left + previous.width + gap > block.left)
        {
            let members = previous.members.into_iter().chain(block.members).collect();
            block = settle(wishes, members, low, high, gap);
        }
        blocks.push(block);
    }
    let mut lefts = vec![0.0; wishes.len()];
    for block in blocks {
        let mut left = block.left;
        for at in block.members {
            lefts[at] = left;
            left += wishes[at].width + gap;
        }
    }
    Some(lefts)
}

/// The members side by side, where their displacements cancel, inside of the line.
fn settle(wishes: &[Wish], members: Vec<usize>, low: f64, high: f64, gap: f64) -> Block {
    let (mut offset, mut sum) = (0.0, 0.0);
    for &at in &members {
        sum += wishes[at].center - wishes[at].width / 2.0 - offset;
        offset += wishes[at].width + gap;
    }
    let width = offset - gap;
    let left = (sum / members.len() as f64).min(high - width).max(low);
    Block {
        members,
        left,
        width,
    }
}
