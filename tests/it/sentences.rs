//! Sentence boundaries as a reader sees them. `fmt`, the reading grade and `merge` share them.

use plancc::prose::sentences;

/// Texts with `|` between their sentences.
const TEXTS: &[&str] = &[
    // A short word, a capital or a numeral can end a sentence.
    "Children make art. | They like it.",
    "We were told no. | Parents come back in May.",
    "It starts in Grade K. | Parents come to the first day.",
    "The money is from Title I. | We asked for more.",
    "The money is from Title III. | Schools share it.",
    "Students are placed in Tier 3. | Some leave it.",
    "Both groups chose Option B. | Staff agreed.",
    "Los niños hacen arte. | Las familias ayudan.",
    "Empieza en el grado K. | Vienen las familias.",
    "El dinero es del Título I. | Pedimos más.",
    "See the fig. | Nobody did.",
    "So did I. | The bus left.",
    // An abbreviation before a name.
    "Students of Mt. Alder and St. Mary meet Dr. Reyes and Mrs. Lee.",
    "We met Supt. Ortiz, Rev. King and Gov. Hale.",
    "La Sra. Ruiz y el Dr. Paz hablan con la Lic. Mora.",
    "Quarry Sch. District and Alder Elem. School share a bus.",
    "Mr. and Mrs. Diaz came. | Ms. Ray did too.",
    "Ask J. Smith or John F. Kennedy High.",
    "The Jr./Sr. High opens at 8 a.m. Monday.",
    "Martin Luther King Jr. School and Alder High Sr. Prom.",
    "See e.g. Alder, i.e. Mt. Alder, vs. Quarry.",
    // The same abbreviations at the end of a sentence.
    "The doors open at 8 a.m. | The bus comes later.",
    "We bought paper, pens, etc. | They lasted.",
    "It is named for Dr. King Jr. | We like it.",
    "They moved to the U.S. | Their children speak Yup'ik.",
    "Se mudaron a EE. UU. | Los niños hablan inglés.",
    "Las familias de EE. UU. México y Cuba.",
    "It closed in Sept. | Nobody knew.",
    // Before a number.
    "It is in Sept. 2026 and on Oct. 3.",
    "See No. 12, Sec. 4, Art. IV and p. 3.",
    "Véase el art. 5, la pág. 12 y el núm. 3.",
    "Room No. B is full.",
    // Evidence of a new sentence.
    "Doors open at 6 p.m. | Families are welcome.",
    "Doors open at 6 p.m. Friday and at 9 a.m. Pacific Time.",
    "We buy pens, paper, etc. | Schools order in May.",
    "Voters approved Measure R. | Seniors pay nothing.",
    "Every grade has P.E. | Students run a mile.",
    "The U.S. Department of Education asked.",
    "She has a Ph.D. | Teachers learn from her.",
    "They live on Main St. | Families meet there.",
    "Abre a las 8 a. m. | Las familias entran.",
    "Compramos lápices, etc. | Los maestros los reparten.",
    "El programa es de EE. UU. | Estudiantes de otros países participan.",
    "Nobody caught a B. | Teachers graded twice.",
    "There is a spending cap. | Schools keep to it.",
    // More titles, given names, states and Spanish ranks.
    "We met Capt. Ruiz, Fr. Doyle, Msgr. Hale and Sgt. Maj. Lopez.",
    "Wm. Penn, Chas. Young and Geo. Carver are names of schools.",
    "Visit Fresno, Cal. Route maps and Reno, Nev. Travel plans differ.",
    "El Gral. Zaragoza y el Cap. Ruiz viven en Cd. Juárez.",
    "La Mtra. Paz y el Pbro. Gil hablan con Fco. Mora y los Sres. Díaz.",
    "La Esc. Sec. Benito Juárez abre.",
    "Ask J. A. Smith about Brown v. Board.",
    "Live near Cedar Hts. Middle School and Pine Mtn. Road.",
    // Quotes and closing marks at the end of a sentence.
    "\u{201c}Come in.\u{201d} | She did.",
    "(We asked.) | They answered!",
    "Really? | Yes. | No\u{2026} | Perhaps.",
    "**Read daily.** | Write weekly.",
    // A lowercase letter continues the sentence.
    "We asked (see p. 4) and approx. half came, etc. and so on.",
];

#[test]
fn a_sentence_ends_where_a_reader_sees_its_end() {
    let mut wrong = Vec::new();
    for text in TEXTS {
        let joined = text.replace(" | ", " ");
        let found: Vec<&str> = sentences(&joined).iter().map(|one| one.trim()).collect();
        let found = found.join(" | ");
        if found != *text {
            wrong.push(format!("expected {text}\n   found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
