//! Where the things of a relations map stand: in layers, what depends above what it depends on, with as few
//! crossings as a dozen sweeps find. Lines that pass over a layer get a place in it, so they run around
//! things, not through them.

/// A point, right and down.
pub(super) type Point = (f64, f64);

/// Sizes of a map.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// Width of a thing.
    pub width: f64,
    /// Height of a thing.
    pub height: f64,
    /// Room between two things of a layer.
    pub across: f64,
    /// Room between two layers.
    pub down: f64,
}

/// A map with everything in its place.
pub(super) struct Layout {
    /// The upper left corner of each thing.
    pub corners: Vec<Point>,
    /// The bends of each line, from the thing above to the thing below.
    pub routes: Vec<Vec<Point>>,
    /// The size of the whole.
    pub size: Point,
}

/// Width of the place that a passing line takes in a layer.
const PASSAGE: f64 = 14.0;
/// Sweeps that bring neighbours together; more change nothing that anybody sees.
const SWEEPS: usize = 14;

/// Things, and the passages of lines, as nodes of a net in which every line joins neighbouring layers.
struct Net {
    /// How many nodes are things; the rest are passages.
    things: usize,
    layer: Vec<usize>,
    above: Vec<Vec<usize>>,
    below: Vec<Vec<usize>>,
    /// The nodes of each line, from its upper to its lower end.
    chains: Vec<Vec<usize>>,
}

/// Lays out so many things; each line leads from a thing to one that it depends on.
pub(super) fn lay_out(things: usize, lines: &[(usize, usize)], grid: Grid) -> Layout {
    let net = Net::of(things, lines);
    let mut rows = net.rows();
    let mut x = vec![0.0; net.layer.len()];
    for row in &rows {
        net.pack(row, &mut x, grid);
    }
    for sweep in 0..SWEEPS {
        net.reorder(&mut rows, &mut x, sweep % 2 == 0, grid);
    }
    for sweep in 0..SWEEPS {
        net.straighten(&rows, &mut x, sweep % 2 == 0, grid);
    }
    net.finish(&x, rows.len(), grid)
}

impl Net {
    fn of(things: usize, lines: &[(usize, usize)]) -> Self {
        let mut layer = longest_paths(things, lines);
        let mut chains = Vec::with_capacity(lines.len());
        for &(from, to) in lines {
            let mut chain = vec![from];
            for between in layer[from] + 1..layer[to] {
                chain.push(layer.len());
                layer.push(between);
            }
            chain.push(to);
            chains.push(chain);
        }
        let (mut above, mut below) = (vec![Vec::new(); layer.len()], vec![Vec::new(); layer.len()]);
        for pair in chains.iter().flat_map(|chain| chain.windows(2)) {
            below[pair[0]].push(pair[1]);
            above[pair[1]].push(pair[0]);
        }
        Self { things, layer, above, below, chains }
    }

    fn rows(&self) -> Vec<Vec<usize>> {
        let mut rows = vec![Vec::new(); self.layer.iter().max().map_or(0, |last| last + 1)];
        for (node, layer) in self.layer.iter().enumerate() {
            rows[*layer].push(node);
        }
        rows
    }

    fn width(&self, node: usize, grid: Grid) -> f64 {
        if node < self.things { grid.width } else { PASSAGE }
    }

    /// The mean place of a node's neighbours, or its own where it has none.
    fn pull(&self, neighbours: &[&[usize]], node: usize, x: &[f64]) -> f64 {
        let all: Vec<f64> = neighbours.iter().flat_map(|list| list.iter()).map(|other| x[*other]).collect();
        if all.is_empty() { x[node] } else { all.iter().sum::<f64>() / all.len() as f64 }
    }

    /// Puts the nodes of a row side by side around the middle.
    fn pack(&self, row: &[usize], x: &mut [f64], grid: Grid) {
        let total: f64 =
            row.iter().map(|node| self.width(*node, grid) + grid.across).sum::<f64>() - grid.across;
        let mut left = -total / 2.0;
        for &node in row {
            let width = self.width(node, grid);
            x[node] = left + width / 2.0;
            left += width + grid.across;
        }
    }

    /// Sorts every row by where its neighbours of the row before stand.
    fn reorder(&self, rows: &mut [Vec<usize>], x: &mut [f64], downwards: bool, grid: Grid) {
        for at in order(rows.len(), downwards) {
            let neighbours = if downwards { &self.above } else { &self.below };
            let wish: Vec<f64> = (0..x.len()).map(|node| self.pull(&[&neighbours[node]], node, x)).collect();
            rows[at].sort_by(|a, b| wish[*a].total_cmp(&wish[*b]));
            self.pack(&rows[at], x, grid);
        }
    }

    /// Moves the nodes of every row towards their neighbours without changing their order.
    fn straighten(&self, rows: &[Vec<usize>], x: &mut [f64], downwards: bool, grid: Grid) {
        for at in order(rows.len(), downwards) {
            let row = &rows[at];
            let wish: Vec<f64> = row
                .iter()
                .map(|node| self.pull(&[&self.above[*node], &self.below[*node]], *node, x))
                .collect();
            for (&node, wish) in row.iter().zip(&wish) {
                x[node] = *wish;
            }
            for pair in row.windows(2) {
                let room = f64::midpoint(self.width(pair[0], grid), self.width(pair[1], grid)) + grid.across;
                x[pair[1]] = x[pair[1]].max(x[pair[0]] + room);
            }
            // Making room only ever pushed to the right; the row as a whole goes back to where it wanted to
            // be.
            let count = row.len().max(1) as f64;
            let drift = (wish.iter().sum::<f64>() - row.iter().map(|node| x[*node]).sum::<f64>()) / count;
            for node in row {
                x[*node] += drift;
            }
        }
    }

    fn finish(&self, x: &[f64], rows: usize, grid: Grid) -> Layout {
        let edge = |node: usize, side: f64| self.width(node, grid).mul_add(side / 2.0, x[node]);
        let left = (0..x.len()).map(|node| edge(node, -1.0)).fold(f64::MAX, f64::min).min(f64::MAX / 2.0)
            - grid.across / 2.0;
        let right = (0..x.len()).map(|node| edge(node, 1.0)).fold(f64::MIN, f64::max) + grid.across / 2.0;
        let top = |node: usize| (grid.height + grid.down).mul_add(self.layer[node] as f64, grid.down / 2.0);
        let corners = (0..self.things).map(|node| (x[node] - left - grid.width / 2.0, top(node))).collect();
        let route = |chain: &Vec<usize>| {
            let last = chain.len() - 1;
            let bends = |(at, node): (usize, &usize)| {
                let (across, upper) = (x[*node] - left, top(*node));
                let lower = upper + grid.height;
                match at {
                    0 => vec![(across, lower)],
                    at if at == last => vec![(across, upper)],
                    _ => vec![(across, upper), (across, lower)],
                }
            };
            chain.iter().enumerate().flat_map(bends).collect()
        };
        let size = ((right - left).max(0.0), rows as f64 * (grid.height + grid.down));
        Layout { corners, routes: self.chains.iter().map(route).collect(), size }
    }
}

/// The layer of every thing: one below the lowest of those that depend on it. A circle ends after as many
/// steps as there are things; its last line then points upwards.
fn longest_paths(things: usize, lines: &[(usize, usize)]) -> Vec<usize> {
    let mut layer = vec![0; things];
    for _ in 0..things {
        let mut moved = false;
        for &(from, to) in lines {
            if layer[to] <= layer[from] && layer[from] + 1 < things {
                layer[to] = layer[from] + 1;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    layer
}

/// Rows from the top, or from the bottom.
fn order(rows: usize, downwards: bool) -> Vec<usize> {
    if downwards { (0..rows).collect() } else { (0..rows).rev().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Grid = Grid { width: 100.0, height: 40.0, across: 20.0, down: 30.0 };

    #[test]
    fn what_depends_stands_above_what_it_depends_on() {
        let lines = [(0, 1), (1, 2), (0, 2)];
        let layout = lay_out(3, &lines, GRID);
        let tops: Vec<f64> = layout.corners.iter().map(|corner| corner.1).collect();
        assert_eq!(tops, [15.0, 85.0, 155.0]);
        assert_eq!(layout.routes[2].len(), 4, "the long line passes the middle layer beside its thing");
        let passage = layout.routes[2][1].0;
        let (left, right) = (layout.corners[1].0, layout.corners[1].0 + GRID.width);
        assert!(passage < left || passage > right, "{passage} runs through {left}..{right}");
    }

    #[test]
    fn no_two_things_overlap_and_all_are_inside() {
        let lines: Vec<(usize, usize)> =
            (0..24).flat_map(|n| [(n, n / 2 + 24), (n, (n * 7) % 11 + 24)]).collect();
        let layout = lay_out(36, &lines, GRID);
        for (at, a) in layout.corners.iter().enumerate() {
            assert!(a.0 >= 0.0 && a.0 + GRID.width <= layout.size.0 + 0.01, "{a:?} in {:?}", layout.size);
            for b in &layout.corners[at + 1..] {
                let apart = (a.0 - b.0).abs() >= GRID.width - 0.01 || (a.1 - b.1).abs() >= GRID.height;
                assert!(apart, "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn a_circle_comes_to_an_end() {
        let layout = lay_out(3, &[(0, 1), (1, 2), (2, 0)], GRID);
        assert_eq!(layout.corners.len(), 3);
        assert!(lay_out(0, &[], GRID).corners.is_empty());
    }
}
