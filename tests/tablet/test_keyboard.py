"""The screen keyboard: a tone key changes the right vowel of the syllable before the caret, as Vietnamese is spelt."""

import unicodedata

import pytest

TONES = {"`": "\u0300", "'": "\u0301", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
"""How the words below write the tone keys: grave, acute, hook, tilde, dot below."""

_STRIKE = """([keys, tones]) => {
    let typing = { text: '', caret: 0 };
    for (const key of keys) typing = key in tones
        ? stage.keyboard.tone(typing, tones[key]) : stage.keyboard.type(typing, key);
    return typing;
}"""

WORDS = {
    # One vowel.
    "a'": "á", "ba`": "bà", "ti?": "tỉ", "nga~": "ngã", "me.": "mẹ", "ly'": "lý", "A'": "Á", "Đa~": "Đã",
    # A vowel with a shape of its own takes it.
    "ăn~": "ẵn", "ấ": "ấ", "viê.t": "việt", "Viêt.": "Việt", "tiêng'": "tiếng", "yêu'": "yếu", "quyên`": "quyền",
    "uyên?": "uyển", "nguyên~": "nguyễn", "Nguyên~": "Nguyễn", "khuyên'": "khuyến", "quôc'": "quốc", "cuôi'": "cuối",
    "huê'": "huế", "thuê'": "thuế", "khuây'": "khuấy", "luât.": "luật", "loăt'": "loắt", "đâu'": "đấu", "đê`": "đề",
    # Of two shaped vowels the last.
    "đươc.": "được", "ngươi`": "người", "hươu`": "hườu", "rươu.": "rượu", "bươu'": "bướu", "trương`": "trường",
    "mươi`": "mười", "phương'": "phướng",
    # One shaped, one plain.
    "mưa`": "mừa", "giưa~": "giữa", "cưu'": "cứu", "lưu~": "lữu", "gưi?": "gửi", "thưa'": "thứa", "thuơ?": "thuở",
    # Two plain vowels: the first at the end of a syllable, the second before a consonant.
    "hoa`": "hòa", "hoan`": "hoàn", "toan'": "toán", "khoe?": "khỏe", "thuy'": "thúy", "huynh`": "huỳnh",
    "thuyt'": "thuýt", "xoa'": "xóa", "khoa'": "khóa", "mia'": "mía", "cua?": "của", "tai.": "tại", "sao'": "sáo",
    "hoach.": "hoạch", "loai.": "loại", "oi`": "òi", "vui~": "vũi", "keo'": "kéo", "tuy`": "tùy",
    # Three: the middle one.
    "ngoai`": "ngoài", "xoay'": "xoáy", "khuyu?": "khuỷu", "ngoeo'": "ngoéo", "khoai'": "khoái", "khuya?": "khuỷa",
    # qu and gi are consonants, unless nothing follows.
    "quy'": "quý", "qua?": "quả", "quyêt'": "quyết", "que'": "qué", "quan.": "quạn", "giư~": "giữ", "gia`": "già",
    "giơ`": "giờ", "gio'": "gió", "gi`": "gì", "gin`": "gìn", "giêng'": "giếng", "giup'": "giúp", "giai?": "giải",
    # A tone moves on with what is typed after it.
    "hoa`n": "hoàn", "ho`a": "hòa", "tu'an": "tuán", "tho`i": "thòi", "qu?a": "quả", "thu'y": "thúy", "thu'yt": "thuýt",
    # Another tone replaces it, the same one takes it away.
    "hoa`'": "hóa", "hoa``": "hoa", "đươc..": "đươc", "hoa`'?": "hỏa",
    # Other syllables stay.
    "Ha` Nôi.": "Hà Nội", "Nghê. An": "Nghệ An", "ca'm ơn": "cám ơn", "rât' tôt'!": "rất tốt!", "'": "", "tr`": "tr",
}  # fmt: skip


@pytest.mark.parametrize("struck", WORDS)
def test_a_tone_goes_where_it_belongs(kept_stage, struck):
    typing = kept_stage.page.evaluate(_STRIKE, [list(struck), TONES])
    assert typing["text"] == unicodedata.normalize("NFC", WORDS[struck])
    assert typing["caret"] == len(typing["text"])


@pytest.mark.parametrize(
    ("text", "caret", "struck", "becomes"),
    [
        ("hoa dep", 3, "`", ("hòa dep", 3)),
        ("hoa dep", 7, ".", ("hoa dẹp", 7)),
        ("xin chao ban", 8, "`", ("xin chào ban", 8)),
        ("tot lam", 0, "a", ("atot lam", 1)),
        ("to\u0302t", 4, "'", ("tốt", 3)),
    ],
)
def test_only_what_stands_before_the_caret_changes(kept_stage, text, caret, struck, becomes):
    """The last one comes decomposed, as from a paste: it is composed first."""
    key = [TONES[struck], "tone"] if struck in TONES else [struck, "type"]
    typing = kept_stage.page.evaluate(
        "([typing, [key, act]]) => stage.keyboard[act](typing, key)",
        [{"text": text, "caret": caret}, key],
    )
    assert (typing["text"], typing["caret"]) == becomes


@pytest.mark.parametrize(
    ("text", "left"), [("hoàn", "hòa"), ("ế", ""), ("a😀", "a"), ("", ""), ("một hai", "một ha")]
)
def test_deleting_takes_one_character_with_all_its_marks(kept_stage, text, left):
    typing = kept_stage.page.evaluate(
        "typing => stage.keyboard.erase(typing)",
        {"text": text, "caret": len(text.encode("utf-16-le")) // 2},
    )
    assert typing["text"] == left
