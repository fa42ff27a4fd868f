"""Words that stand about the names of a page, in many languages.

Before the names of authors ("by", "verfasst von"), behind them (dates, what they are), and
before the names of others, who took the photographs or translated the text.

Sources: how bylines are written by newspapers and by systems for blogs and sites (WordPress,
Blogger, Drupal, Joomla, TYPO3) in the languages that they speak.
"""

from __future__ import annotations

import re

from citekit.names import RANKS
from citekit.patterns import regex

__all__ = [
    "AFTER",
    "AND",
    "BARE",
    "BEFORE",
    "CREDIT",
    "OF_PLACE",
    "ORDINARY",
    "POST",
    "ROLE",
    "ROLE_AND_MORE",
    "SIGN_OFF",
    "TITLE",
    "TITLES",
    "UNCASED",
]


def _either(table: str) -> str:
    """Make one pattern of many, one a line; a blank stands for white space."""
    lines = (line.strip().replace(" ", r"\s{1,3}") for line in table.strip().splitlines())
    return "(?:" + "|".join(lines) + ")"


#: Words that need no colon.
_PHRASES = _either("""
    (?:view )?(?:(?:all|more) )?(?:posts|stories|articles) (?:by|from)|more (?:by|from)
    (?:(?:an?|this) )?(?:<done> )?by(?: our (?:[a-z]{3,20} ){1,2}?(?=[A-Z]))?
    (?:(?:eine?|der|die|das) )?(?:<getan> )?vo[nm](?: unsere[rmn] [a-zäöü]{0,3}[\\w-]{5,30})?
    (?:das|dieses) (?:gespräch|interview) führten?
    (?:(?:un |une )?<fait> )?par(?: (?:notre|nos) \\w{5,20})?
    (?:(?:un |uma? )?<hecho> )?por|escriben?
    <fatto> da|(?:<fatto> )?di|a cura d(?:i|ella|el)
    (?:(?:een )?<gedaan> )?door(?: (?:onze|een) \\w{5,25})?
    (?:<gjort> )?a[fv]
    th(?:is|e) <done> (?:was|is|has been) (?:originally )?(?:written|contributed|authored) by
    dies(?:er?|es) \\w{3,20} (?:wurde|ist|stammt)(?: \\w{3,15})? von
    ce(?:t|tte)? \\w{3,15} a été (?:écrite?|rédigée?|publiée?) par
    est[ea] \\w{3,15} (?:fue|ha sido) (?:escrit|publicad|redactad)[oa] por
    quest[oa] \\w{3,15} è stat[oa] scritt[oa] da|dit \\w{3,15} (?:is|werd) geschreven door
    gast(?:autor|kolumnist)(?:in)?|guest (?:author|writer)|unsere? autor(?:in)?
    <both>(?:\\s?[:：]| (?:by|von|par|por|di|da|door|a[fv]))
    te[kx]t|lähettänyt|kirjoittanut|julkaissut
    (?:(?:opublikowan|napisan|dodan|utworzon|wysłan|zamieszczon)[eay] )?przez
    (?:opublikowa|napisa|doda|zamieści)ł[ao]?
    (?:napsal|vložil|publikoval|zveřejnil|napísal|pridal)(?:[ai]|\\(a\\))?
    írta|bejegyezte|gönderen|yazan|hazırlayan
    (?:scris|publicat|postat|adăugat) de
    (?:αναρτήθηκε )?από|γράφ(?:ει|ουν)
    (?:написал|опубликовал|добавил|беседовал|подготовил)[аи]?
    (?:(?:ditulis|diposting|dipublikasikan|dikirim) )?oleh
    (?:đăng |viết )?bởi|bài viết của
    بقلم|كتبت?|كُتب بواسطة|بواسطة|إعداد|نوشته(?: شده توسط)?|מאת
""")
#: Who wrote and took the photographs.
_TEXT = r"(?:te[kx]s?te?[no]?|teksti|testo|words|story|reportage)"
_PICTURES = (
    r"(?:fotos?|photos?|photography|pictures|bild(?:er)?|foto[’']s|beeld|kuvat?|zdjęcia|video)"
)
_AND = r"(?:\s?[&/+,]\s?|\s(?:und|and|et|y|e|en|og|och|i|ja)\s)"
#: What was done, behind an article and before "by".
_DONE = {
    "<done>": r"""(?:(?:originally )?(?:written|posted|published|reported|submitted|contributed
        |authored|created|compiled|prepared|updated|uploaded|added|shared|posting)
        |story|words|text|article|analysis|opinion|op-ed|review|interview|reporting|report|essay
        |post|guest (?:post|blog|column|essay|article)|commentary|column|blog(?: post)?
        |research|statement|speech|remarks|piece|poem|recipe)""",
    "<getan>": r"""(?:[\w-]{0,20}(?:artikel|beitrag|kommentar|interview|text|analyse|bericht
        |reportage|essay|kolumne|glosse|rezension|meinung|meldung|porträt|protokoll)
        |verfasst|geschrieben|erstellt|veröffentlicht|gepostet|notiert|aufgezeichnet|eingestellt
        |gespeichert|eingereicht|publiziert|hinzugefügt|eingetragen|aktualisiert)""",
    "<fait>": r"""(?:écrit|rédigé|publiée?|posté|proposée?|soumis|(?:propos )?recueillis
        |mis en ligne|ajouté|(?:article|texte|billet|reportage|tribune|entretien)
        (?: (?:écrit|rédigé|publié|proposé|réalisé))?)""",
    "<hecho>": r"""(?:escrito|publicad[oa]|redactado|enviado|creado|subido|postado|criado
        |elaborado|texto|art[íi](?:culo|go)|reportaje|reportagem|entrevista|opini[óã]o?n?)""",
    "<fatto>": r"""(?:scritto|pubblicato|postato|inviato|inserito|redatto|articolo|testo
        |intervista)""",
    "<gedaan>": r"""(?:geschreven|gepost|geplaatst|ingediend|ingezonden|gepubliceerd|toegevoegd
        |artikel|interview|opinie)""",
    "<both>": rf"(?:{_TEXT}{_AND}{_PICTURES}|{_PICTURES}{_AND}{_TEXT})",
    "<gjort>": r"""(?:skreve[tn]|skrive[tn]|te[kx]st|publi[sc]e?r(?:t|ad|et)|upplagd|inlagd
        |postad|lagt (?:inn|ut)|opslået|indsendt|sendt inn|udgivet|arti[kc]k?el)""",
}
#: Words that a colon, or the like, has to follow.
_LABELS = _either("""
    authors?(?: of the article)?|aut(?:h?or|eu?r)(?:in(?:nen)?|innen|[eai]n?|as|es|s|ka|ky|ři)?
    autrices?|auteure?s?|verfasser(?:in)?|redakteur(?:in)?|redaktion|von|by|texte?|te[kx]sty?
    teksti|testo|texto|words|story|(?:das )?interview|gespräch|bericht|reporter|reporting
    skribent(?:er)?|forfattere?|författare|kirjoittajat?|toimittaja|szerzők?|yazar|haber
    röportaj|συντάκτ(?:ης|ρια|ες)|κείμενο|автор(?:ы|и|ка)?|текст|penulis|tác giả|글|작성자
    المؤلف|الكاتب|الكاتبة|نویسنده|लेखक
""")
_EASTERN = "(?:作者|撰文|投稿者|執筆者?|取材|(?:本[报報社]|特[约約]|见习)?[记記]者|文(?=[:：/／]))"


def _spread(pattern: str) -> str:
    for short, long in _DONE.items():
        long = "".join(line.strip() for line in long.splitlines()).replace(" ", r"\s{1,3}")
        pattern = pattern.replace(short, long)
    return pattern


#: What stands before the names of authors.
BEFORE = regex(
    rf"(?:{_spread(_PHRASES)}(?:\s?[:：]\s{{0,3}}|\s{{1,3}})"
    rf"|{_LABELS}\s?(?:[:：/／]|\s[-–—|])\s{{0,3}}"
    rf"|{_EASTERN}\s{{0,3}}[:：/／]?\s{{0,3}})(?=\S)",
    re.IGNORECASE,
)
#: By-words that have other meanings: they tell only where authors are expected.
BARE = frozenset("by von vom par por di door af av oleh przez από bởi".split())

#: Who took part in another manner: pictures, translation, revision.
_OTHERS = _either(r"""
    photo(?:s|graphs?|graphy|graphers?)?|(?:main |cover |featured )?images?|pictures?
    illustrations?|artwork|graphics?|videos?|camera|foto(?:s|graf(?:ie|i|ía|in)?|’s|'s)?
    (?:titel)?bild(?:er|quelle|nachweis)?|grafik(?:en)?|zeichnung(?:en)?|kamera|schnitt
    crédits?(?: photos?)?|credits?|imagen|imagem|immagine|beeld|zdjęcia|zdj\.|fot\.|kuvat?
    fotó|фото|φωτογραφ\w{1,4}|图|摄影|撮影|写真|사진|ph
    (?:über|trans)[sl]\w{3,9}|traduct(?:ion|eur|rice)|traducción|traduzione|tradução|vertaling
    översättning|oversættelse|oversettelse|tłumaczenie|překlad|перевод|çeviri
    producers?|editing|lektorat|kontakt|contacts?|(?:presse|media |press )?kontakt
    (?:media|press) contacts?|ansprechpartner(?:in)?|contacto|contatto
""")
_DONE_BY_OTHERS = _either(r"""
    (?:photo(?:s|graphs?|graphy)?|pictures?|images?|illustrat(?:ions?|ed)|graphics?|videos?) by
    (?:(?:medically|clinically|scientifically|peer|legally) )?review(?:ed)? by
    (?:edited|fact.?checked|checked|translated|photographed|approved|narrated|designed) by
    (?:verified|filmed|recorded|directed|moderated|introduced|curated|produced|hosted) by
    (?:fotos?|bilder|grafiken?|illustrationen?|übersetzt|übersetzung|illustriert) von
    (?:fotografiert|redigiert|geprüft|bearbeitet|aus dem \w{4,20}(?: übersetzt)?) von
    (?:traduit(?: de l?.{1,20})?|relu|photographié|illustré|photos?) par
    (?:traducido|fotos?|fotografías|traduzido|editado|revisado|edição) por
    (?:tradotto|foto|traduzione) d[ia]|(?:vertaald|foto’s|foto's|beeld) door
    (?:översatt|oversat|oversatt|foto|bilder) a[fv]
""")
#: What stands before the names of those who took part in another manner.
CREDIT = regex(
    rf"(?<!\w)(?:{_OTHERS}\s?(?:[:：/／©]|\([cC]\))|{_DONE_BY_OTHERS}\s|©|\(c\)\s"
    r"|(?:fotos?|photos?|bild(?:er)?|illustration(?:en|s)?|beeld|kuvat)\s(?=(?-i:[A-ZÄÖÜÉ])))",
    re.IGNORECASE,
)

#: What ends the names: marks, dates, other statements.
AFTER = regex(
    r"""\s*(?:[|•·–—►»]|\s-\s|\s/\s?(?=\d)|\(|\[
    |,?\s(?:published|updated|posted|last\s(?:updated|modified)|on\s(?=\w{3,9}\.?\s\d|\d)
        |(?:am|um|at|le|el|il|les|à|às|a|alle|em|en|o|w\sdniu|dnia|op|om|den|kl\.?|klo|zaman:?
            |dátum:?|vom|de|di|на|в|της|στις|lúc)\s(?=\d)
        |(?:on|am|le|el|il|op)\s(?=\w{2,10}[.,]{1,2}\s)
        |lesezeit|lesedauer|min\sread|twitter|facebook|instagram
        |linkedin|e-?mail|follow|folgen|today|stand:|veröffentlicht|aktualisiert|publié
        |mis\sà\sjour|publicado|actualizado|kommentar|comments?\b|is\s(?:an?|the)\s|ist\s
        |est\s(?:un|le|la)|has\sbeen|writes|covers|입력)
    |\s(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}(?:,|\s\d{4}))
    |\s(?=\d{1,4}[./:-]\d|\d{1,2}\.?\s[^\W\d]{3}|\d{4}(?:\b|年)|\d{1,2}:\d\d)
    ).*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_ROLE = r"""[\s,]*\b(?:(?:senior|chief|managing|deputy|associate|assistant|executive|contributing
        |special|foreign|political|national|staff|guest|web|news|digital|freelance|leitender?
        |freier?|lead|technology|business|science|health|sports|environment|our|notre)\s){0,3}
    (?:staff|(?:staff\s)?writers?|reporters?|editors?(?:-in-chief|\sin\schief)?|correspondents?
        |contributors?|columnists?|journalists?|bureau\schief|producers?|analysts?|bloggers?
        |authors?|interns?|[\w-]{0,25}(?:redakteur|korrespondent|reporter|journalist|autor|volontär)
        (?:in(?:nen)?|e[ns]?)?|ressortleiter(?:in)?|rédact(?:eur|rice)s?(?:\sen\schef)?
        |journalistes?|correspondante?s?|envoyée?s?\sspécia(?:le?s?|ux)|chef\s(?:de|du)\s\w{3,20}
        |periodistas?|redactor(?:a|es)?(?:\sjef[ea])?|corresponsal(?:es)?|enviad[oa]\sespecial
        |giornalist[ai]|inviat[oa]|jornalistas?|repórter|redact(?:eur|rice)|verslaggever|redaktør
        |redaktör|journalist|toimittaja|dziennikar(?:z|ka)|redaktor(?:ka)?|muhabiri|editör
        |корреспондент|журналист(?:ка)?|обозреватель|記者|记者|기자|특파원)"""
#: What persons are, at the end.
ROLE = regex(rf"{_ROLE}\s*$", re.IGNORECASE | re.VERBOSE)
#: The same with words behind it: "Environment correspondent for the Lake".
ROLE_AND_MORE = regex(rf"\s{_ROLE}\b.*", re.IGNORECASE | re.VERBOSE | re.DOTALL)
#: What a person does, behind a name and a comma, with or without where.
POST = regex(
    r"""\b(?:fellow|director|deputy|c[eftio]o|professor(?:in)?|president|head|manager|founder
    |chair(?:man|woman|person)?|officer|lecturer|researcher|scientist|economist|attorney|lawyer
    |physician|consultant|advis[eo]r|spokes\w{3,6}|secretary|dean|expert(?:in)?|specialist|student
    |[\w-]{0,20}leiter(?:in)?|geschäftsführer(?:in)?|sprecher(?:in)?|präsident(?:in)?
    |dozent(?:in)?|mitarbeiter(?:in)?|direct(?:eur|rice)|professeure?|cherch\w{3,6}|président
    |profesor(?:a)?|investigador(?:a)?|director(?:a)?|direttore|professore|hoogleraar|directeur)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: Words between the names of two authors.
AND = (
    "(?:and|und|et|y|og|och|ja|e|en|i|a|és|ve|si|și|dan|và|и|та|και|و"
    "|with|mit|avec|met|com|con|med)"
)
#: Words behind a name that lead on: to a place, an outlet, a time, or to the end.
OF_PLACE = frozenset(
    """
    in of for from at on to near via aus für bei zu zur im am um à au pour dans sur en para desde
    dal da per voor te bij på i för till til w z dla v pro на для unter über chez
    le el il em op den kl klo zaman dátum verfasst geschrieben erstellt recherchiert
    """.split()
)
#: How letters and posts end, before the name of who wrote them.
SIGN_OFF = regex(
    r"""(?:[—–-]{1,2}\s?|(?:[\w’' ]{0,40}[\s,])?(?:grü(?:ß|ss)en?|eure?|deine?|ihre?|cheers|love
    |regards|yours|best|wishes|xoxo|xx?|sincerely|bises|bisous|amicalement|saludos|abrazo|besos
    |saluti|baci|abbracci|groet(?:en|jes)?|hilsen|hälsningar|kram|klem|knus|terveisin
    |pozdrawiam|pozdravem|abraço|beijos)\b[\s,!]*
    (?:(?:eure?|deine?|ihre?|from|votre|von)\s)?)(?=[^\W\d_])""",
    re.IGNORECASE | re.VERBOSE,
)
#: Titles before names.
TITLES = RANKS | frozenset(
    """
    dipl ing mag phd ph.d pd ra dott dott.ssa prof.dr med rer nat phil jur iur oec pol techn habil
    h.c hc em m.a b.a msc bsc dra sra sr mme mlle m professorin
    """.split()
)
#: The same with what they are titles in: Dr.-Ing., Univ.-Prof.
TITLE = regex(r"(?:univ|priv|dipl|dr|mag|prof)\.?-\w{2,12}\.?", re.IGNORECASE)
#: Letters of scripts that have no capitals.
UNCASED = regex(
    "[\u0590-\u06ff\u0750-\u077f\u0900-\u0dff\u0e00-\u0eff\u10d0-\u10ff\u3040-\u30ff"
    "\u3400-\u9fff\uac00-\ud7a3]"
)
#: Words that are no names, though they may look so in capitals: sections, kinds of texts, places.
ORDINARY = frozenset(
    """
    press release media statement case study new news neue neuer neues aktuelle aktuelles human
    rights climate change middle far near east west north south central eastern western northern
    southern grand great bad sankt saint san santa port fort lake mount cape los las el la le
    world europe africa asia america life style science health sports culture arts politics
    business opinion editorial letter guest post blog video photo gallery live special feature
    cover story long read top breaking public private social open big data privacy policy terms
    read time min minutes lesezeit free access home page start seite unsere unser alle mehr
    comunicado prensa derechos humanos medio ambiente nota cambio presse mitteilung studie bericht
    droits actualités monde diritti cambiamento direitos meio notícias nieuws wetenschap united
    our my team account create log sign profile user register contact us about board join members
    nations european international national global local city council cookie cookies deutsche
    """.split()
)
