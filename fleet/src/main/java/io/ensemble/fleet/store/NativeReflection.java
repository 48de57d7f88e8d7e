package io.ensemble.fleet.store;

import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.audit.Deed;
import io.ensemble.fleet.callback.Callback;
import io.ensemble.fleet.callback.CallbackKind;
import io.ensemble.fleet.callback.Hook;
import io.ensemble.fleet.callback.HookSubscription;
import io.ensemble.fleet.callback.Letter;
import io.ensemble.fleet.node.AddedNode;
import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeOrigin;
import io.ensemble.fleet.node.NodeSource;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.OperatorState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.node.TokenKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.fleet.tenant.CreateParameters;
import io.ensemble.fleet.tenant.JoinParameters;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.fleet.tenant.TenantLimits;
import io.ensemble.fleet.tenant.Tenants;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What {@link FleetJson} reads and writes: a native executable knows of no other reflection than what is listed. */
@RegisterForReflection(
        targets = {
            Node.class,
            NodeKind.class,
            NodeState.class,
            OperatorState.class,
            AddedNode.class,
            NodeOrigin.class,
            NodeSource.class,
            AuditEntry.class,
            Deed.class,
            Secret.class,
            Jitsi.class,
            TokenKind.class,
            Tenants.class,
            Tenant.class,
            TenantLimits.class,
            CreateParameters.class,
            JoinParameters.class,
            NodeSighting.class,
            MeetingSighting.class,
            RoomCount.class,
            RoomCount.Source.class,
            Health.class,
            Wrong.class,
            MeetingKey.class,
            CallbackKind.class,
            Callback.class,
            Letter.class,
            Hook.class,
            HookSubscription.class
        })
final class NativeReflection {

    private NativeReflection() {}
}
