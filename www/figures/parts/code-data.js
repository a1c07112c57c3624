// @ts-check
// The data of a script: the same rules as the engine's, with other random numbers.

/** The digits as strokes of a pen, in hundredths of their height: `x,y`, strokes apart by a bar. */
const GLYPHS = [
  "2,0 -22,3 -34,28 -34,72 -20,98 5,102 27,92 35,66 33,28 20,3 2,0",
  "-20,22 -8,13 5,0 5,0 4,50 3,100",
  "-32,26 -24,3 4,-5 32,8 30,36 0,66 -34,99 -34,99 0,98 36,99",
  "-30,10 -12,-2 20,-2 32,20 20,42 -8,47 -8,47 24,50 38,74 22,101 -12,103 -34,88",
  "-2,0 -20,34 -34,66 -34,66 0,64 38,63 | 20,30 17,64 15,100",
  "32,0 0,1 -24,2 -24,2 -27,22 -29,46 -29,46 0,34 30,44 36,72 20,100 -12,103 -34,90",
  "22,0 -10,18 -30,50 -32,84 -12,103 20,100 34,76 22,52 -6,50 -28,70",
  "-34,3 0,1 34,0 34,0 14,36 0,68 -8,100",
  "24,10 4,-4 -26,6 -26,32 2,48 32,66 30,98 0,104 -32,96 -30,66 0,48 28,32 24,10",
  "30,26 18,46 -12,50 -32,30 -22,3 6,-3 28,8 31,28 31,28 26,64 14,100",
];

/** @param {{ data: string, size: number, classes: number }} made the kind, the side of a digit, and how many classes points have */
export const dataCode = ({ data, size, classes }) => (data === "digits" ? digits(size) : points(data, classes));

/** @param {number} size */
const digits = (size) => `# Digits as one might write them: strokes, turned, sheared, moved and bent at random, 2 % of the pixels flipped.
side = ${size}
glyphs = """
${GLYPHS.join("\n")}
""".strip().split("\\n")
strokes = [[np.array([[float(c) / 100 for c in p.split(",")] for p in s.split()]) for s in g.split("|")] for g in glyphs]


def draw(digit, rng):
    turn = rng.uniform(-0.04, 0.04) * 2 * np.pi
    height, width = side * rng.uniform(0.55, 0.8, 2)
    shear = rng.uniform(-0.3, 0.3)
    middle = side * (0.5 + rng.uniform(-0.1, 0.1, 2))
    half_width = max(side * rng.uniform(0.04, 0.065), 0.6)
    pixels = np.stack(np.meshgrid(np.arange(side) + 0.5, np.arange(side) + 0.5), -1)
    ink = np.zeros((side, side), bool)
    for stroke in strokes[digit]:
        p = stroke + rng.uniform(-0.06, 0.06, stroke.shape)
        same = (stroke[1:] == stroke[:-1]).all(1)
        p[1:][same] = p[:-1][same]  # a corner that stays
        x, y = width * (p[:, 0] - shear * (p[:, 1] - 0.5)), height * (p[:, 1] - 0.5)
        p = middle + np.stack([np.cos(turn) * x - np.sin(turn) * y, np.sin(turn) * x + np.cos(turn) * y], 1)
        line = [p[0]]  # the corners are cut
        for a, b in zip(p[:-1], p[1:]):
            line += [a + 0.25 * (b - a), a + 0.75 * (b - a)]
        line.append(p[-1])
        for a, b in zip(line[:-1], line[1:]):
            along = b - a
            at = np.clip(((pixels - a) @ along) / max(along @ along, 1e-12), 0, 1)
            ink |= ((pixels - a - at[..., None] * along) ** 2).sum(-1) <= half_width**2
    return (ink ^ (rng.random((side, side)) < 0.02)).reshape(-1)


def make(count, rng):
    labels = np.arange(count) % 10
    return np.array([draw(digit, rng) for digit in labels], np.float32), labels


rng = np.random.default_rng(seed)
(x_train, t_train), (x_test, t_test) = make(6000, rng), make(2000, rng)
`;

/** Where a point stands before noise is added; `u` and `v` are uniform in 0..1. @type {Record<string, string>} */
const SHAPES = {
  moons: "angle = np.pi * u\n    xy = np.where(labels[:, None] == 0, np.stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25], 1), np.stack([0.5 - np.cos(angle), 0.25 - np.sin(angle)], 1))",
  spirals: "angle = 2 * np.pi * (1.25 * u + labels / classes)\n    xy = 2 * u[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)",
  rings: "angle, radius = 2 * np.pi * u, 2 * (labels + 1) / classes\n    xy = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)",
  xor: "xy = np.stack([2 * u - 1, 2 * v - 1], 1)\n    xy[:, 1] = np.where((xy[:, 0] * xy[:, 1] >= 0) == (labels == 0), xy[:, 1], -xy[:, 1])\n    xy = np.sign(xy) * (0.1 + 1.9 * np.abs(xy))",
  blobs: "angle = 2 * np.pi * labels / classes\n    xy = 1.5 * np.stack([np.cos(angle), np.sin(angle)], 1)",
};

/** @param {string} kind @param {number} classes */
const points = (kind, classes) => `# Points in the plane: ${kind}, with noise.
classes, noise = ${classes}, ${kind === "blobs" ? 0.35 : 0.1}


def make(count, rng):
    labels = np.arange(count) % classes
    u, v = rng.random(count), rng.random(count)
    ${SHAPES[kind]}
    return (xy + noise * rng.standard_normal(xy.shape)).astype(np.float32), labels


rng = np.random.default_rng(seed)
(x_train, t_train), (x_test, t_test) = make(500, rng), make(500, rng)
`;
