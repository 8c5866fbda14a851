// SPDX-License-Identifier: EUPL-1.2
// The rows of a Spanish keyboard, with its Ñ where the hand expects it.
KeyboardLayout {
    letters: ["qwertyuiop", "asdfghjklñ", "zxcvbnm"]
    accents: ["áéíóúüñçàè", "ìòùâêîôûäë", "ïöãõåøæýš"]
}
