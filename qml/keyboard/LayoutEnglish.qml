// SPDX-License-Identifier: EUPL-1.2
// The rows of an American keyboard.
KeyboardLayout {
    letters: ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
    accents: ["áéíóúüñçàè", "ìòùâêîôûäë", "ïöãõåøæýš"]
}
