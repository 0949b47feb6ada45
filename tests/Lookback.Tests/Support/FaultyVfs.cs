using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static Lookback.Tests.Support.SqliteVfs;

namespace Lookback.Tests.Support;

/// <summary>
/// SQLite's way to the disk, with a place for faults: every database of the test process passes through it, undisturbed unless a
/// <see cref="FaultPlan"/> is armed for its path. Shared memory and locks are SQLite's own: they do not outlive a crash.
/// </summary>
internal static unsafe class FaultyVfs
{
    private static readonly ConcurrentDictionary<nint, Wrapped> Files = [];
    private static readonly ConcurrentDictionary<nint, nint> Wrappings = [];
    private static readonly Lock Arming = new();
    private static volatile FaultPlan[] _plans = [];
    private static Vfs* _disk;

    /// <summary>
    /// Arms a fault for every file whose full path starts so: a database's path covers its -wal and -journal too. The files may be open
    /// already. Where plans overlap, the first one armed rules.
    /// </summary>
    public static FaultPlan Arm(string pathPrefix, Fault fault)
    {
        var plan = new FaultPlan(pathPrefix, fault);
        lock (Arming) _plans = [.. _plans, plan];
        return plan;
    }

    /// <summary>Ends a plan, as its disposal does.</summary>
    public static void Disarm(FaultPlan plan)
    {
        lock (Arming) _plans = [.. _plans.Where(p => p != plan)];
    }

    // At the start of the process, because a file opened earlier could not be disturbed later.
    [ModuleInitializer]
    internal static void Register()
    {
        _disk = sqlite3_vfs_find(null);
        var faulty = (Vfs*)NativeMemory.Alloc((nuint)sizeof(Vfs));
        *faulty = *_disk;
        faulty->Next = null;
        faulty->Name = (byte*)Marshal.StringToCoTaskMemUTF8("faulty");
        faulty->Open = &Open;
        faulty->Delete = &Delete;
        if (sqlite3_vfs_register(faulty, makeDefault: 1) != Ok) throw new InvalidOperationException("SQLite refused the faulty VFS");
    }

    private static FaultPlan? PlanFor(string path)
    {
        foreach (var plan in _plans)
            if (plan.Covers(path)) return plan;
        return null;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, byte* name, OpenFile* file, int flags, int* outFlags)
    {
        // The disk's own VFS goes in: it reads its own fields.
        var answer = _disk->Open(_disk, name, file, flags, outFlags);
        // A temporary file has no name and no future.
        if (file->Methods == null || name == null) return answer;
        Files[(nint)file] = new Wrapped(Marshal.PtrToStringUTF8((nint)name)!, file->Methods);
        file->Methods = (Methods*)Wrappings.GetOrAdd((nint)file->Methods, Wrap);
        return answer;
    }

    private static nint Wrap(nint methods)
    {
        var wrapping = (Methods*)NativeMemory.Alloc((nuint)sizeof(Methods));
        *wrapping = *(Methods*)methods;
        wrapping->Close = &Close;
        wrapping->Write = &Write;
        wrapping->Truncate = &Truncate;
        wrapping->Sync = &Sync;
        return (nint)wrapping;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(OpenFile* file)
    {
        Files.TryRemove((nint)file, out var wrapped);
        return wrapped!.Disk->Close(file);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(OpenFile* file, void* data, int bytes, long offset)
    {
        var wrapped = Files[(nint)file];
        if (PlanFor(wrapped.Path) is not { } plan) return wrapped.Disk->Write(file, data, bytes, offset);
        using var gate = plan.Gate.EnterScope();
        var step = plan.Next(FileOperation.Write, bytes);
        var take = Math.Min(step.Bytes, bytes);
        if (take > 0 && step == FaultStep.Undisturbed) plan.Unsynced?.Remember(wrapped.Path, wrapped.Disk, file, offset, take);
        var answer = take > 0 ? wrapped.Disk->Write(file, data, take, offset) : Ok;
        return step.Answer == Ok ? answer : step.Answer;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(OpenFile* file, long size)
    {
        var wrapped = Files[(nint)file];
        if (PlanFor(wrapped.Path) is not { } plan) return wrapped.Disk->Truncate(file, size);
        using var gate = plan.Gate.EnterScope();
        var step = plan.Next(FileOperation.Truncate, 0);
        if (step != FaultStep.Undisturbed) return step.Answer;
        plan.Unsynced?.Remember(wrapped.Path, wrapped.Disk, file, size, bytes: null);
        return wrapped.Disk->Truncate(file, size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(OpenFile* file, int flags)
    {
        var wrapped = Files[(nint)file];
        if (PlanFor(wrapped.Path) is not { } plan) return wrapped.Disk->Sync(file, flags);
        using var gate = plan.Gate.EnterScope();
        var step = plan.Next(FileOperation.Sync, 0);
        if (step != FaultStep.Undisturbed) return step.Answer;
        plan.Unsynced?.Forget(wrapped.Path);
        return wrapped.Disk->Sync(file, flags);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(Vfs* vfs, byte* name, int syncFolder)
    {
        var path = Marshal.PtrToStringUTF8((nint)name)!;
        if (PlanFor(path) is not { } plan) return _disk->Delete(_disk, name, syncFolder);
        using var gate = plan.Gate.EnterScope();
        var step = plan.Next(FileOperation.Delete, 0);
        if (step != FaultStep.Undisturbed) return step.Answer;
        plan.Unsynced?.Forget(path);
        return _disk->Delete(_disk, name, syncFolder);
    }

    /// <summary>An open file: its path and what it would do by itself.</summary>
    private sealed class Wrapped(string path, Methods* disk)
    {
        public string Path => path;

        public Methods* Disk => disk;
    }
}
