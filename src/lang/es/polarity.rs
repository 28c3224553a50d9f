//! Spanish words that show whether more or less is better.

use crate::lang::polarity::Polarity;

#[rustfmt::skip]
pub(super) static POLARITY: Polarity = Polarity {
    are_beginnings: true,
    more: &["aument", "duplic", "elev", "increment", "mayor", "más", "sub"],
    less: &["baj", "disminu", "elimin", "menor", "menos", "recort", "reduc", "reduzc"],
    unwanted: &[
        "accident", "acoso", "ausen", "deserci", "error", "expuls", "falta", "fracas", "inasist",
        "incident", "lesion", "pelea", "queja", "reprob", "retras", "suspen", "tarde", "vacant",
    ],
    wanted: &[
        "aprob", "aprueb", "asist", "certif", "complet", "cumpl", "domin", "gradu", "inscri",
        "lee", "leen", "particip", "puntaje", "respond", "satisf",
    ],
    negations: &["jamás", "ni", "ningún", "ninguna", "ninguno", "no", "nunca", "sin"],
    stops: &[
        "cuando", "hasta", "mediante", "mientras", "para", "pero", "por", "porque", "que", "si",
        "y",
    ],
    at_least: [&["al menos", "por lo menos", "no menos de", "más de"], &["o más"]],
    at_most: [&["a lo sumo", "no más de", "menos de"], &["o menos"]],
    range: [&["de", "del"], &["a", "al"]],
};
