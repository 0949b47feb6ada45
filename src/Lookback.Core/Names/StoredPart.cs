namespace Lookback.Core.Names;

/// <summary>A part of a name as bytes, from which the same part is made again: what it was read from, and not what follows from that.</summary>
internal static class StoredPart
{
    /// <summary>Writes a part.</summary>
    public static void Write(BinaryWriter writer, NamePart part)
    {
        writer.Write((byte)part.Role);
        writer.Write((byte)part.Script);
        writer.Write((byte)((part.Long is null ? 0 : 1) | (part.IsTranscribed ? 2 : 0) | (part.Readings is null ? 0 : 4) | (part.Families is null ? 0 : 8)));
        writer.Write(part.Folded);
        // Of a Latin word nothing but the folded letters is compared.
        writer.Write(part.Script == Script.Latin ? "" : part.Text);
        if (part.Long is { } full) writer.Write(full);
        if (part.Readings is { } readings)
        {
            writer.Write((byte)readings.Length);
            foreach (var reading in readings) writer.Write(reading);
        }

        if (part.Families is not { } families) return;
        writer.Write((byte)families.Length);
        foreach (var family in families) writer.Write(family);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static NamePart Read(BinaryReader reader)
    {
        var (role, script, has) = ((PartRole)reader.ReadByte(), (Script)reader.ReadByte(), reader.ReadByte());
        var (folded, text) = (reader.ReadString(), reader.ReadString());
        var full = (has & 1) != 0 ? reader.ReadString() : null;
        var readings = (has & 4) != 0 ? new string[reader.ReadByte()] : null;
        for (var i = 0; i < readings?.Length; i++) readings[i] = reader.ReadString();
        var families = (has & 8) != 0 ? new int[reader.ReadByte()] : null;
        for (var i = 0; i < families?.Length; i++) families[i] = reader.ReadInt32();
        var part = new NamePart(script == Script.Latin ? folded : text, folded, role, script)
        {
            Long = full, IsTranscribed = (has & 2) != 0, Families = families,
        };
        if (readings is not null) part.ReadAs(readings);
        return part;
    }
}
