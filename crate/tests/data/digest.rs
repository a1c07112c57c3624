//! Digests of made data: the same here, natively, and in a browser (`../wasm_data.rs`).

/// A recipe's name: kind, train, validation, seed, classes, size. The noise is the usual one.
pub(crate) type Case = (&'static str, usize, usize, u64, usize, usize);

/// Every kind, and the digest of its bytes.
pub(crate) const GOLDENS: [(Case, u64); 9] = [
    (("moons", 200, 50, 1, 2, 14), 0x4608_ee3a_da36_8536),
    (("spirals", 200, 50, 1, 2, 14), 0xf1b6_7c28_d801_ad1a),
    (
        ("spirals", 200, 50, 9_007_199_254_740_991, 5, 14),
        0x37f5_6673_e2b1_83b2,
    ),
    (("rings", 200, 50, 1, 3, 14), 0xf52c_394c_7ab3_29d1),
    (("xor", 200, 50, 0, 2, 14), 0x36ec_e55f_fb61_0991),
    (("blobs", 200, 50, 1, 6, 14), 0x84e3_21ef_108d_86a5),
    (("digits", 6000, 2000, 1, 2, 14), 0x7967_c0ae_52eb_6b08),
    (("digits", 6000, 2000, 2, 2, 28), 0xb3ef_f188_d1ed_d495),
    (("digits", 30, 10, 3, 2, 8), 0xb5b5_8f33_cbfa_60f5),
];

/// FNV-1a over the bits of all values and all labels, those to train on first.
pub(crate) fn digest<'a>(parts: impl IntoIterator<Item = (&'a [f32], &'a [u32])>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for (x, labels) in parts {
        let bits = x.iter().map(|value| value.to_bits());
        for word in bits.chain(labels.iter().copied()) {
            for byte in word.to_le_bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
    }
    hash
}
