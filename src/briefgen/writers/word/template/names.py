"""The names under which other programs store Word's built-in styles.

ECMA-376 stores built-in names in English whatever the language of Word; ids are in its language.
Google Docs, WPS and converters store the name that their user saw. Ours that are like a built-in
one, though named otherwise, are listed with it.
"""

from __future__ import annotations

_NAMES: dict[str, tuple[str, ...]] = {
    "Briefing Title": ("Title", "Tiêu đề", "Tên tài liệu", "表題", "標題", "Titre", "Titel"),
    "heading 1": ("Đầu đề 1", "見出し 1", "標題 1", "Titre 1", "Überschrift 1", "Título 1"),
    "heading 2": ("Đầu đề 2", "見出し 2", "標題 2", "Titre 2", "Überschrift 2", "Título 2"),
    "heading 3": ("Đầu đề 3", "見出し 3", "標題 3", "Titre 3", "Überschrift 3", "Título 3"),
    "heading 4": ("Đầu đề 4", "見出し 4", "標題 4", "Titre 4", "Überschrift 4", "Título 4"),
    "Body Text": ("Thân Văn bản", "本文", "Corps de texte", "Textkörper"),
    "List Bullet": ("Danh sách Dấu đầu dòng", "箇条書き", "Liste à puces", "Aufzählungszeichen"),
    "caption": ("Chú thích", "図表番号", "Légende", "Beschriftung"),
    "header": ("Đầu trang", "ヘッダー", "En-tête", "Kopfzeile"),
    "footer": ("Chân trang", "フッター", "Pied de page", "Fußzeile"),
    "footnote text": ("Văn bản Cước chú", "脚注文字列", "Note de bas de page", "Fußnotentext"),
    "footnote reference": (
        "Tham chiếu Cước chú",
        "脚注参照",
        "Appel note de bas de p.",
        "Fußnotenzeichen",
    ),
    "Hyperlink": ("Siêu kết nối", "ハイパーリンク", "Lien hypertexte"),
    "Strong": ("Mạnh", "強調太字", "Fett"),
    "Emphasis": ("Nhấn mạnh", "強調斜体", "Accentuation", "Hervorhebung"),
}


def known_names(name: str) -> tuple[str, ...]:
    """The names to look for, our own first."""
    return (name, *_NAMES.get(name, ()))
