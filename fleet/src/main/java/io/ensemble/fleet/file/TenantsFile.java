package io.ensemble.fleet.file;

import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.tenant.CreateParameters;
import io.ensemble.fleet.tenant.JoinParameters;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.fleet.tenant.TenantLimits;
import io.ensemble.fleet.tenant.Tenants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The format of tenants.yaml. */
public final class TenantsFile {

    private TenantsFile() {}

    /** Reads the text of a tenants.yaml: all of its tenants, or every problem that it has. */
    public static Reading<Tenants> read(String text, Secrets secrets) {
        return YamlText.read(text, file -> {
            file.allowOnly(Set.of("tenants"));
            var tenants = new ArrayList<Tenant>();
            var ids = new HashMap<String, Integer>();
            var hosts = new HashMap<String, Integer>();
            var entries = file.mappings("tenants", "a tenant");
            for (var entry : entries) {
                tenant(entry, secrets).ifPresent(tenant -> {
                    claim(entry, "id", tenant.id(), ids);
                    tenant.hosts().forEach(host -> claim(entry, "hosts", host, hosts));
                    tenants.add(tenant);
                });
            }
            if (entries.isEmpty()) {
                file.note("tenants", "there is no tenant; list at least one under 'tenants:'");
            }
            return new Tenants(tenants);
        });
    }

    private static void claim(YamlMapping entry, String key, String word, Map<String, Integer> taken) {
        var earlier = taken.putIfAbsent(word, entry.line(key));
        if (earlier != null) {
            entry.note(key, "'" + word + "' is taken by the tenant in line " + earlier);
        }
    }

    private static Optional<Tenant> tenant(YamlMapping entry, Secrets secrets) {
        entry.allowOnly(Set.of("id", "hosts", "secrets", "limits", "create", "join"));
        var id = entry.parsed("id", true, Words.AN_ID, Words::id);
        var hosts = entry.texts("hosts").stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var known = secrets(entry, secrets);
        var limits = entry.mapping("limits").map(TenantsFile::limits).orElse(TenantLimits.NONE);
        var create = entry.mapping("create").map(TenantsFile::create).orElse(CreateParameters.UNCHANGED);
        var join = entry.mapping("join").map(TenantsFile::join).orElse(JoinParameters.UNCHANGED);
        return id.map(name -> new Tenant(name, hosts, known, limits, create, join));
    }

    private static List<Secret> secrets(YamlMapping entry, Secrets secrets) {
        var written = entry.texts("secrets");
        if (written.isEmpty()) {
            entry.note("secrets", "the tenant has no secret; list at least one under 'secrets:'");
        }
        var known = new ArrayList<Secret>();
        for (var text : written) {
            Words.secret(entry, "secrets", text, secrets).ifPresent(known::add);
        }
        return known;
    }

    private static TenantLimits limits(YamlMapping limits) {
        limits.allowOnly(Set.of("meetings", "attendees"));
        var expected = "a whole number, 0 or more";
        return new TenantLimits(
                Words.optional(limits.parsed("meetings", false, expected, Words::count)),
                Words.optional(limits.parsed("attendees", false, expected, Words::count)));
    }

    private static CreateParameters create(YamlMapping create) {
        create.allowOnly(Set.of("defaults", "overrides", "append"));
        return new CreateParameters(
                create.mapping("defaults").map(YamlMapping::allTexts).orElse(Map.of()),
                create.mapping("overrides").map(YamlMapping::allTexts).orElse(Map.of()),
                create.mapping("append").map(YamlMapping::allLists).orElse(Map.of()));
    }

    private static JoinParameters join(YamlMapping join) {
        join.allowOnly(Set.of("defaults", "overrides"));
        return new JoinParameters(
                join.mapping("defaults").map(YamlMapping::allTexts).orElse(Map.of()),
                join.mapping("overrides").map(YamlMapping::allTexts).orElse(Map.of()));
    }
}
