using System.Globalization;
using System.Text;
using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Tests.Names;

public sealed class ScriptTests
{
    private static readonly NameScale Weights = new(Policy.Default.Name);

    /// <summary>One name in many scripts and the spellings that passports, newspapers and lists have for it.</summary>
    [Theory]
    [InlineData("Тимофей Журавлёв", "Timofey Zhuravlyov", "Timofei Zhuravlev", "Timofej Schurawljow", "Timofeï Jouravliov", "Timofiej Żurawlow")]
    [InlineData("Михайло Гнатюк", "Mykhailo Hnatiuk", "Mihajlo Gnatjuk")]
    [InlineData("Χαράλαμπος Γιαννόπουλος", "Charalampos Giannopoulos", "Haralambos Yiannopoulos")]
    [InlineData("جمال القاضي", "Jamal al-Qadi", "Gamal El Kady", "Djamel Elkadi")]
    [InlineData("ضياء الذوادي", "Dhiya al-Dhawadi", "Zia Zawadi")]
    [InlineData("هدایت الله", "Hidayatullah", "Hedayat Ullah")]
    [InlineData("שלומי זילברשטיין", "Shlomi Zilberstein", "Shlomi Silberstein")]
    [InlineData("Տիգրան Վարդանյան", "Tigran Vardanyan", "Dikran Vartanian")]
    [InlineData("გიორგი ქავთარაძე", "Giorgi Kavtaradze", "Giorgi Qavtaradze")]
    [InlineData("सुरेश चौहान", "Suresh Chauhan", "Suresh Chouhan")]
    [InlineData("সুরেশ চৌধুরী", "Suresh Chowdhury", "Suresh Choudhuri")]
    [InlineData("ਗੁਰਪ੍ਰੀਤ ਢਿੱਲੋਂ", "Gurpreet Dhillon")]
    [InlineData("રમેશ ચૌધરી", "Ramesh Chaudhari")]
    [InlineData("முருகன் சுப்பிரமணியன்", "Murugan Subramanian", "Murugan Subramaniyan")]
    [InlineData("రామకృష్ణ వెంకటేశ్", "Ramakrishna Venkatesh")]
    [InlineData("ರಾಮಕೃಷ್ಣ ಗೌಡ", "Ramakrishna Gowda")]
    [InlineData("രാമചന്ദ്രൻ നായർ", "Ramachandran Nair")]
    [InlineData("สมชาย แสงทอง", "Somchai Saengthong", "Somchai Sangtong")]
    [InlineData("ተስፋዬ ገብረማርያም", "Tesfaye Gebremariam")]
    [InlineData("모하메드 알자와리", "Mohamed al-Jawari", "Mohammed Aljawari")]
    [InlineData("モハメド・ハッサン", "Mohamed Hassan", "Mohammed Hasan")]
    [InlineData("ニコラス・シュミット", "Nicholas Schmidt", "Nicolas Schmitt")]
    [InlineData("穆罕默德·哈桑", "Mohammed Hassan", "Muhammad Hasan")]
    [InlineData("尼古拉斯·施密特", "Nicolas Schmidt")]
    [InlineData("오상철", "O Sang Chol", "Oh Sang-cheol", "Oh Sangchul")]
    [InlineData("王建国", "Wang Jianguo", "Wang Chien-kuo")]
    [InlineData("陳志強", "Chen Zhiqiang", "Chan Chi-keung", "Chen Chih-chiang")]
    [InlineData("尹相哲", "Yun Sang Chol", "Yin Xiangzhe")]
    [InlineData("中村健太郎", "Kentaro Nakamura", "Nakamura Kentarou")]
    public void An_original_name_is_like_every_romanisation_of_it(string original, params string[] romanised)
    {
        var name = Read(original);
        foreach (var latin in romanised)
        {
            var logit = NameEvidence.Logit(Read(latin), name, Weights);
            Assert.True(logit > 0.85, $"{original} ({name}) against {latin}: logit {logit:f2}");
        }
    }

    [Theory]
    [InlineData("جمال القاضي", "Kamil al-Ghazi")]
    [InlineData("محمد القاضي", "Mahmud al-Qadi")]
    [InlineData("오상철", "O Song Chol")]
    [InlineData("王建国", "Wang Jianguang")]
    [InlineData("桂英 王", "Wang Guoying")]
    [InlineData("尼古拉斯·施密特", "Nikita Schumann")]
    [InlineData("Тимофей Журавлёв", "Timur Zhuravsky")]
    [InlineData("सुरेश चौहान", "Sarosh Chandra")]
    [InlineData("สมชาย แสงทอง", "Somsak Suwan")]
    public void A_name_that_no_romanisation_gives_is_another(string original, string latin)
    {
        var logit = NameEvidence.Logit(Read(latin), Read(original), Weights);
        Assert.True(logit < 0.85, $"{original} ({Read(original)}) against {latin} ({Read(latin)}): logit {logit:f2}");
    }

    [Theory]
    [InlineData("Hsieh Chih-chiang", "Xie Zhiqiang")]
    [InlineData("Tseng Kuo-fan", "Zeng Guofan")]
    public void Wade_giles_is_like_pinyin(string wade, string pinyin) =>
        Assert.True(NameEvidence.Logit(Read(wade), Read(pinyin), Weights) > 0.85);

    [Theory]
    [InlineData("Tschernyschow Wjatscheslaw", "Chernyshov Vyacheslav")]
    [InlineData("Tchernychoff Viatcheslav", "Chernyshov Vyacheslav")]
    [InlineData("Andrzej Szczerbakow", "Andrzej Shcherbakov")]
    public void Slavic_names_by_the_rules_of_other_languages_are_like_passports(string one, string other) =>
        Assert.True(NameEvidence.Logit(Read(one), Read(other), Weights) > 0.85, $"{NameEvidence.Logit(Read(one), Read(other), Weights):f2}");

    [Theory]
    [InlineData("حركة النصر الإسلامية", "Islamic Victory Movement", "Harakat al-Nasr al-Islamiya")]
    [InlineData("شركة الزهراني للتجارة", "Al-Zahrani Trading Company")]
    [InlineData("بنك المستقبل", "Mustaqbal Bank", "Future Bank")]
    [InlineData("أنصار الله", "Ansar Allah")]
    public void An_organisation_in_arabic_is_like_its_translation_or_its_sound(string original, params string[] latin)
    {
        var name = Name.Of(new PartyName { Full = original }, Schema.Organization);
        Assert.Contains(latin, l => NameEvidence.Logit(Name.Of(new PartyName { Full = l }, Schema.Organization), name, Weights) > 0.85);
    }

    /// <summary>Also of characters above the first plane, which are two code units.</summary>
    [Theory]
    [InlineData("王建国")]
    [InlineData("오상철")]
    [InlineData("トヨタ")]
    [InlineData("𠮷田")]
    public void The_syllables_of_a_word_are_its_letters(string word)
    {
        var syllables = Romanizer.Syllables(word);
        Assert.Equal(Romanizer.Fold(word), string.Concat(syllables));
        Assert.Equal(word.EnumerateRunes().Count(), syllables.Count);
    }

    /// <summary>Every letter of every block, alone and doubled: read to something, and to something of its own where nothing reads it.</summary>
    [Fact]
    public void No_letter_of_any_script_is_read_as_nothing_and_unreadable_ones_do_not_meet()
    {
        var unread = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var rune = 0x20; rune < 0x32000; rune++)
        {
            if (rune is >= 0xd800 and <= 0xdfff || !Rune.IsLetter(new Rune(rune))) continue;
            var text = char.ConvertFromUtf32(rune);
            var name = Read(text + text);
            Assert.NotEmpty(name.Parts);
            Assert.All(name.Parts.Where(p => p.Role != PartRole.Placeholder), p => Assert.True(p.Folded.Length > 0 && p.Folded.All(char.IsAsciiLetterOrDigit), $"U+{rune:x} reads {p.Folded}"));
            if (name.ToString().StartsWith('u') && name.ToString().Contains(rune.ToString("x", CultureInfo.InvariantCulture), StringComparison.Ordinal))
                Assert.True(unread.TryAdd(name.ToString(), rune), $"U+{rune:x} and U+{unread.GetValueOrDefault(name.ToString()):x} meet");
        }
    }

    /// <summary>The quick bound lets every pair through that the comparison finds alike, in any script.</summary>
    [Fact]
    public void The_bound_never_falls_below_the_score()
    {
        string[] names =
        [
            "Тимофей Журавлёв", "جمال القاضي", "ضياء الذوادي", "오상철", "王建国", "陳志強", "中村健太郎", "穆罕默德·哈桑", "モハメド・ハッサン",
            "สมชาย แสงทอง", "सुरेश चौहान", "Հակոբ Մելիքյան", "Timofej Schurawljow", "Zia Zulfiqar", "Gamal El Kady", "Oh Sang-cheol", "Wang Chien-kuo",
            "Chan Chi-keung", "Kentaro Nakamura", "Mohamed Hassan", "Somchai Sangtong", "Suresh Chouhan", "Agop Melikian", "Саро Сара", "Capo Capa",
        ];
        var read = Array.ConvertAll(names, Read);
        foreach (var one in read)
        {
            foreach (var other in read)
            {
                AssertSymmetric(one, other);
                var logit = NameEvidence.Logit(one, other, Weights);
                Assert.True(NameEvidence.Bound(one, other, Weights) >= logit - 1e-6, $"{one.Raw} against {other.Raw}");
            }
        }
    }

    private static void AssertSymmetric(Name one, Name other)
    {
        foreach (var a in one.Core)
        {
            foreach (var b in other.Core)
            {
                var (there, back) = (new PartSketch(a).MayBeLike(new PartSketch(b)), new PartSketch(b).MayBeLike(new PartSketch(a)));
                Assert.Equal(there, back);
                Assert.Equal(PartSimilarity.Of(a, b, there, out _), PartSimilarity.Of(b, a, back, out _), 1e-5f);
            }
        }
    }

    private static Name Read(string raw) => Name.Of(new PartyName { Full = raw }, Schema.Person);
}
