// Made by `npm run generate` from the operations in app/api/v1; never edited.
export interface paths {
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description For a page of your own. A program uses a token, which needs no session and is not slowed down by wrong passwords.
         */
        post: operations["postSession"];
        /** Sign out */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password */
        post: operations["postAccountPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sessions */
        get: operations["getAccountSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a session */
        delete: operations["deleteAccountSessionsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was changed and what was refused */
        get: operations["getAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export the audit log */
        get: operations["getAuditExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/cdc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the state of change data capture */
        get: operations["getIngestionCdc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/cdc/resnapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read all followed tables anew
         * @description The source is read whole, and its replication slot is made anew. What is here stays readable until each table is replaced in one commit.
         */
        post: operations["postIngestionCdcResnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List DAGs */
        get: operations["getDags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dags/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow DAGs */
        get: operations["getDagsEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dags/{dagId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a DAG */
        get: operations["getDagsDagId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dags/{dagId}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the runs of a DAG */
        get: operations["getDagsDagIdRuns"];
        put?: never;
        /**
         * Run a DAG
         * @description The run is queued in Airflow and goes on by itself: follow it with `GET /dags/{dagId}/runs/{runId}/events`. What `conf` leaves out keeps the DAG’s default; what its params do not allow is refused.
         */
        post: operations["postDagsDagIdRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dags/{dagId}/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a run */
        get: operations["getDagsDagIdRunsRunId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dags/{dagId}/runs/{runId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a run
         * @description The stream goes on after the run has ended, since a task may be cleared and run again.
         */
        get: operations["getDagsDagIdRunsRunIdEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dags/{dagId}/runs/{runId}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tasks of a run */
        get: operations["getDagsDagIdRunsRunIdTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dags/{dagId}/runs/{runId}/tasks/{taskId}/logs/{tryNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the log of a task */
        get: operations["getDagsDagIdRunsRunIdTasksTaskIdLogsTryNumber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow pipelines */
        get: operations["getIngestionEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look into a file
         * @description The first rows of a file, or of the newest in a folder. Of an upload that was profiled the types are those of all its rows.
         */
        get: operations["getIngestionPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List pipelines */
        get: operations["getIngestionPipelines"];
        put?: never;
        /**
         * Create a pipeline
         * @description Airflow knows its DAG within a minute. It then reads the files that are there, and each that comes.
         */
        post: operations["postIngestionPipelines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a pipeline
         * @description Says all that is wrong with a draft, and changes nothing.
         */
        post: operations["postIngestionPipelinesValidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a pipeline */
        get: operations["getIngestionPipelinesName"];
        /**
         * Change a pipeline
         * @description The declaration takes the place of the one before. Rows that are in the table stay; a column that is left out is not filled any more.
         */
        put: operations["putIngestionPipelinesName"];
        post?: never;
        /**
         * Delete a pipeline
         * @description Its declaration goes, and with it its DAG. The table and the files stay.
         */
        delete: operations["deleteIngestionPipelinesName"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines/{name}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the files of a pipeline */
        get: operations["getIngestionPipelinesNameFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines/{name}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what a pipeline has read */
        get: operations["getIngestionPipelinesNameRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines/{name}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List rows that were kept aside */
        get: operations["getIngestionPipelinesNameRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines/{name}/rejects/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read corrected rows
         * @description The rows are written as a file below `corrections/` in the pipeline’s folder, which the pipeline then reads like any other.
         */
        post: operations["postIngestionPipelinesNameRejectsReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines/{name}/rejects/excuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave rows out for good */
        post: operations["postIngestionPipelinesNameRejectsExcuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines/{name}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a pipeline
         * @description It reads what is new or changed. The run goes on by itself: follow it as a run of the DAG.
         */
        post: operations["postIngestionPipelinesNameRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines/{name}/reprocess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read files again
         * @description Files that were read are read again, though they have not changed.
         */
        post: operations["postIngestionPipelinesNameReprocess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/pipelines/{name}/full-reload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read every file again
         * @description All files of the pipeline are read again, as if none had been. Rows that are there already stay as they are.
         */
        post: operations["postIngestionPipelinesNameFullReload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List uploads
         * @description A file is put there by `PUT /objects/uploads/…`, or by any program that writes to S3.
         */
        get: operations["getIngestionUploads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/uploads/{name}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a table of an upload
         * @description Declares the pipeline, waits until Airflow knows it, has it read the file, and makes a dataset of the table in Superset. Asked for once more, it does what is left.
         */
        post: operations["postIngestionUploadsNameConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ingestion/uploads/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an upload */
        get: operations["getIngestionUploadsName"];
        put?: never;
        post?: never;
        /**
         * Delete an upload
         * @description The file goes. A table that was made of it stays.
         */
        delete: operations["deleteIngestionUploadsName"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow several streams at once
         * @description A browser has few connections to one server: this takes up to 20 streams over one. `of` names each by its path, once for each.
         */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign in at the provider */
        get: operations["getSessionOidc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Come back from the provider */
        get: operations["getSessionOidcCallback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List operations */
        get: operations["getOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow operations */
        get: operations["getOperationsEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an operation */
        get: operations["getOperationsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow an operation */
        get: operations["getOperationsIdEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an operation */
        post: operations["postOperationsIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List people */
        get: operations["getPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a person */
        get: operations["getPeopleId"];
        put?: never;
        post?: never;
        /**
         * Remove a person
         * @description Their sessions, tokens and user of Trino end within two seconds. The last admin cannot be removed.
         */
        delete: operations["deletePeopleId"];
        options?: never;
        head?: never;
        /**
         * Change a person
         * @description A lesser role holds within two seconds, for their sessions, tokens and open streams too. The last admin stays one.
         */
        patch: operations["patchPeopleId"];
        trace?: never;
    };
    "/people/{id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset a person’s password */
        post: operations["postPeopleIdPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/two-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Turn off a person’s second factor */
        delete: operations["deletePeopleIdTwoFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a person’s sessions */
        get: operations["getPeopleIdSessions"];
        put?: never;
        post?: never;
        /** End all sessions of a person */
        delete: operations["deletePeopleIdSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a session of a person */
        delete: operations["deletePeopleIdSessionsSessionId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List invitations */
        get: operations["getInvitations"];
        put?: never;
        /** Invite someone */
        post: operations["postInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: operations["deleteInvitationsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read what an invitation offers */
        post: operations["postInvitationsOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation */
        post: operations["postInvitationsAcceptance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List services */
        get: operations["getServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow services */
        get: operations["getServicesEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what happened to services */
        get: operations["getServicesActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/activity/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow what happens to services */
        get: operations["getServicesActivityEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a service */
        get: operations["getServicesName"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{name}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a service */
        post: operations["postServicesNameStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{name}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a service
         * @description What depends on it works less, or not, until it is started again: `dependents` of the service names it.
         */
        post: operations["postServicesNameStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{name}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restart a service */
        post: operations["postServicesNameRestart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{name}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a log
         * @description The log as the engine keeps it, as text. What it has rotated away is not there any more.
         */
        get: operations["getServicesNameLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{name}/logs/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow a log */
        get: operations["getServicesNameLogsEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List schemas with their tables */
        get: operations["getSchemas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tables/{schema}/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a table */
        get: operations["getTablesSchemaTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tables/{schema}/{table}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the first rows of a table */
        get: operations["getTablesSchemaTableRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a statement
         * @description It runs as the caller’s own user of Trino, which allows what their role does: a viewer reads, an operator writes, an admin owns. Rows come as they are made; closing the connection cancels the statement.
         */
        post: operations["postQueries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/objects/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload a file
         * @description The body is the file, of any size: it is written as it comes. Slashes in the key are part of it, and need not be escaped.
         */
        put: operations["putObjectsKey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tokens */
        get: operations["getTokens"];
        put?: never;
        /** Create a token */
        post: operations["postTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a token */
        delete: operations["deleteTokensId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/trino": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the own Trino user */
        get: operations["getAccountTrino"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/trino-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a Trino password */
        post: operations["postAccountTrinoPassword"];
        /** Remove the Trino password */
        delete: operations["deleteAccountTrinoPassword"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/certificate-authority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the certificate authority */
        get: operations["getCertificateAuthority"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhooks */
        get: operations["getWebhooks"];
        put?: never;
        /** Create a webhook */
        post: operations["postWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List deliveries */
        get: operations["getWebhooksDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a delivery */
        get: operations["getWebhooksDeliveriesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery again */
        post: operations["postWebhooksDeliveriesIdReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a webhook */
        get: operations["getWebhooksId"];
        put?: never;
        post?: never;
        /** Delete a webhook */
        delete: operations["deleteWebhooksId"];
        options?: never;
        head?: never;
        /** Change a webhook */
        patch: operations["patchWebhooksId"];
        trace?: never;
    };
    "/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rotate a webhook’s secret */
        post: operations["postWebhooksIdRotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test to a webhook */
        post: operations["postWebhooksIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the second factor */
        post: operations["postSessionSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/two-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read two-factor */
        get: operations["getAccountTwoFactor"];
        put?: never;
        /** Start two-factor */
        post: operations["postAccountTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/two-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm two-factor */
        post: operations["postAccountTwoFactorConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/two-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn two-factor off */
        post: operations["postAccountTwoFactorDisable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/two-factor/backup-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make new backup codes */
        post: operations["postAccountTwoFactorBackupCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description Signed in, or half so: someone with a second factor has no session before they give a code of it.
         * @example {
         *       "id": "q7Yw2nKcVb0tPz5RmE1sJx8L",
         *       "kind": "person",
         *       "name": "Ada Lindqvist",
         *       "email": "ada@example.org",
         *       "role": "operator",
         *       "mustChangePassword": false,
         *       "twoFactorEnabled": false,
         *       "secondFactor": false
         *     }
         */
        SignInAnswer: {
            /** @description The person’s id; `cli` for the command line on the host. */
            id: string;
            /**
             * @description A browser’s session, a token, or the command line on the host.
             * @enum {string}
             */
            kind: "person" | "token" | "cli";
            /** @description The person’s name; of a token, its owner’s. */
            name: string;
            /** @description Null for the command line. */
            email: string | null;
            /**
             * @description What they may do; of a token, the lesser of its scope and its owner’s role.
             * @enum {string}
             */
            role: "viewer" | "operator" | "admin";
            /** @description Until a new password is chosen, nothing else is answered. */
            mustChangePassword: boolean;
            /** @description Whether signing in asks for a second factor. */
            twoFactorEnabled: boolean;
            /** @enum {boolean} */
            secondFactor: false;
        } | {
            /** @enum {boolean} */
            secondFactor: true;
        };
        /** @description Why an operation failed, as in RFC 9457. */
        Problem: {
            /** @description A URN that ends with the code. */
            type: string;
            /** @description What happened, as for every problem with this code. */
            title: string;
            /** @description The answer’s HTTP status. */
            status: number;
            /**
             * @description What to decide by. Codes are added, never changed.
             * @enum {string}
             */
            code: "invalid_request" | "unauthenticated" | "wrong_credentials" | "wrong_code" | "sign_in_refused" | "password_change_required" | "forbidden" | "origin_refused" | "service_protected" | "not_found" | "method_not_allowed" | "conflict" | "precondition_failed" | "payload_too_large" | "idempotency_key_reused" | "query_failed" | "rate_limited" | "internal" | "upstream_error" | "upstream_unavailable" | "upstream_timeout";
            /** @description What happened in this case, and what to do. */
            detail?: string;
            /** @description The input at fault, as a dotted path; `path`, `query` or `body` for all of it. */
            field?: string;
            /**
             * @description The service that failed.
             * @enum {string}
             */
            upstream?: "docker" | "trino" | "airflow" | "s3" | "catalog" | "superset" | "cdc" | "console-db" | "identity-provider";
            /** @description How long to wait before it makes sense to try again. */
            retryAfterMs?: number;
            /** @description By which the console’s log finds this request. */
            requestId: string;
        };
        /**
         * @example {
         *       "email": "ada@example.org",
         *       "password": "correct horse battery staple"
         *     }
         */
        SignIn: {
            /**
             * Format: email
             * @description As the person was invited; upper and lower case are the same.
             */
            email: string;
            /** @description The person’s password. */
            password: string;
        };
        /**
         * @description Who is asking: the person behind a browser’s session, a program with a token of theirs, or the CLI.
         * @example {
         *       "id": "q7Yw2nKcVb0tPz5RmE1sJx8L",
         *       "kind": "person",
         *       "name": "Ada Lindqvist",
         *       "email": "ada@example.org",
         *       "role": "operator",
         *       "mustChangePassword": false,
         *       "twoFactorEnabled": true
         *     }
         */
        Viewer: {
            /** @description The person’s id; `cli` for the command line on the host. */
            id: string;
            /**
             * @description A browser’s session, a token, or the command line on the host.
             * @enum {string}
             */
            kind: "person" | "token" | "cli";
            /** @description The person’s name; of a token, its owner’s. */
            name: string;
            /** @description Null for the command line. */
            email: string | null;
            /**
             * @description What they may do; of a token, the lesser of its scope and its owner’s role.
             * @enum {string}
             */
            role: "viewer" | "operator" | "admin";
            /** @description Until a new password is chosen, nothing else is answered. */
            mustChangePassword: boolean;
            /** @description Whether signing in asks for a second factor. */
            twoFactorEnabled: boolean;
        };
        /**
         * @example {
         *       "currentPassword": "correct horse battery staple",
         *       "newPassword": "nine purple lanterns drift"
         *     }
         */
        ChangePassword: {
            /** @description The one in use. */
            currentPassword: string;
            /** @description The one to use from now on; another than the current one. */
            newPassword: string;
        };
        /**
         * @description A browser in which a person is signed in.
         * @example {
         *       "id": "Zt4kW9bXo2Qm7uHn3cRv6yLs",
         *       "current": true,
         *       "createdAt": "2026-11-20T07:58:12.402Z",
         *       "lastSeenAt": "2026-11-23T06:41:03.117Z",
         *       "expiresAt": "2026-11-30T06:41:03.117Z",
         *       "ipAddress": "203.0.113.24",
         *       "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
         *     }
         */
        AccountSession: {
            /** @description By which it is ended. */
            id: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
            /**
             * Format: date-time
             * @description When the person signed in.
             * @example 2026-11-23T03:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last renewed; to the day.
             * @example 2026-11-23T03:00:00.000Z
             */
            lastSeenAt: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             * @example 2026-11-23T03:00:00.000Z
             */
            expiresAt: string;
            /** @description From where the person signed in; null where that is not known. */
            ipAddress: string | null;
            /** @description What the browser calls itself. */
            userAgent: string | null;
        };
        AuditPage: {
            items: components["schemas"]["AuditEvent"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
        };
        /**
         * @description Who asked for what, what became of it, and what it changed.
         * @example {
         *       "id": "1f6f6b36-0c9e-4f0b-8a70-7a1c0b0a4c2e",
         *       "at": "2026-11-24T09:00:00.000Z",
         *       "actor": {
         *         "id": "0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55",
         *         "name": "Ada",
         *         "kind": "person",
         *         "tokenName": null
         *       },
         *       "address": "10.0.0.7",
         *       "action": "person.update",
         *       "target": "grace@example.org",
         *       "before": {
         *         "role": "viewer"
         *       },
         *       "after": {
         *         "role": "operator"
         *       },
         *       "outcome": "succeeded",
         *       "errorCode": null,
         *       "finishedAt": "2026-11-24T09:00:00.040Z",
         *       "requestId": "5b0c1f0a-9a8e-4f0e-8a0f-3b1d2c4e5f60"
         *     }
         */
        AuditEvent: {
            /** @description By which two events are told apart. */
            id: string;
            /**
             * Format: date-time
             * @description When it was asked for.
             * @example 2026-11-23T03:00:00.000Z
             */
            at: string;
            /** @description Who asked. */
            actor: {
                /** @description A person’s id, `cli` or `anonymous`. */
                id: string;
                /** @description Their name at that time. */
                name: string;
                /**
                 * @description By what they were let in.
                 * @enum {string}
                 */
                kind: "person" | "token" | "cli" | "anonymous" | "system";
                /** @description The token in use, by its name at that time. */
                tokenName: string | null;
            };
            /** @description Where the request came from. */
            address: string;
            /** @description What was asked for. */
            action: string;
            /** @description What it was done to. */
            target: string;
            /** @description What was changed, as it was before. */
            before?: unknown;
            /** @description What was changed, as it was after; never a secret. */
            after?: unknown;
            /**
             * @description `refused`: not even tried. `unknown`: nobody can tell whether it was done.
             * @enum {string}
             */
            outcome: "pending" | "succeeded" | "failed" | "refused" | "unknown";
            /** @description Of the problem that was answered. */
            errorCode: string | null;
            /**
             * Format: date-time
             * @description When its outcome was known.
             * @example 2026-11-23T03:00:00.000Z
             */
            finishedAt: string | null;
            /** @description By which the console’s log finds the request. */
            requestId: string;
        };
        /**
         * @description Change data capture: what follows a PostgreSQL database into Iceberg.
         * @example {
         *       "state": "streaming",
         *       "since": "2026-11-25T04:12:46.000Z",
         *       "error": null,
         *       "startedAt": "2026-11-25T04:12:24.000Z",
         *       "lastCommitAt": "2026-11-25T04:12:44.000Z",
         *       "lagSeconds": 1.8,
         *       "lagBytes": "4096",
         *       "acknowledgedLsn": "0/21CDE18",
         *       "slot": {
         *         "status": "reserved",
         *         "retainedBytes": "8192",
         *         "limitBytes": "1073741824"
         *       },
         *       "sourceSeenAt": "2026-11-25T04:12:45.000Z",
         *       "tables": [
         *         {
         *           "source": "public.orders",
         *           "target": "cdc_orders",
         *           "rows": "500",
         *           "inserted": "3",
         *           "updated": "30",
         *           "deleted": "2",
         *           "repeated": "0",
         *           "snapshotRows": "500",
         *           "lostValues": []
         *         }
         *       ],
         *       "notes": [
         *         {
         *           "at": "2026-11-25T04:12:39.000Z",
         *           "text": "public.orders.note was added"
         *         }
         *       ]
         *     }
         */
        Cdc: {
            /**
             * @description `absent` while the part is off. `lost`: changes are missing for good until a new snapshot. `failing`: it tries again by itself.
             * @enum {string}
             */
            state: "absent" | "starting" | "snapshotting" | "streaming" | "lost" | "failing";
            /**
             * Format: date-time
             * @description Since when it is in this state.
             * @example 2026-11-23T03:00:00.000Z
             */
            since: string | null;
            /** @description Why it is lost or failing, and what to do. */
            error: string | null;
            /**
             * Format: date-time
             * @description When the service started.
             * @example 2026-11-23T03:00:00.000Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When the last transaction that arrived was committed at the source.
             * @example 2026-11-23T03:00:00.000Z
             */
            lastCommitAt: string | null;
            /** @description How old what is shown may be; null while the source does not answer, or changes are lost. */
            lagSeconds: number | null;
            /**
             * @description How much of the source’s log is not applied yet.
             * @example 6071825301983746013
             */
            lagBytes: string | null;
            /** @description Up to where in the source’s log everything is applied. */
            acknowledgedLsn: string | null;
            /** @description The replication slot; null while there is none. */
            slot: {
                /** @description PostgreSQL’s word: reserved, extended, unreserved or lost. */
                status: string;
                /**
                 * @description How much log the source keeps for it.
                 * @example 6071825301983746013
                 */
                retainedBytes: string | null;
                /**
                 * @description The most that it may keep (max_slot_wal_keep_size); null: without a limit, until its disk is full.
                 * @example 6071825301983746013
                 */
                limitBytes: string | null;
            } | null;
            /**
             * Format: date-time
             * @description When the source last answered.
             * @example 2026-11-23T03:00:00.000Z
             */
            sourceSeenAt: string | null;
            tables: {
                /** @description The table that is followed, with its schema. */
                source: string;
                /** @description The table in `iceberg.lakehouse`. */
                target: string;
                /**
                 * @description Rows of the target; null before they are known.
                 * @example 6071825301983746013
                 */
                rows: string | null;
                /**
                 * @description Rows that were new, since the service started.
                 * @example 6071825301983746013
                 */
                inserted: string;
                /**
                 * @description Rows that were replaced, since the service started.
                 * @example 6071825301983746013
                 */
                updated: string;
                /**
                 * @description Rows that went, since the service started.
                 * @example 6071825301983746013
                 */
                deleted: string;
                /**
                 * @description Changes that came again after a stop and were left out.
                 * @example 6071825301983746013
                 */
                repeated: string;
                /**
                 * @description Rows that the newest snapshot read so far.
                 * @example 6071825301983746013
                 */
                snapshotRows: string;
                /** @description Values that Iceberg has no form for, such as an infinite time: they are NULL. */
                lostValues: {
                    column: string;
                    /** @example 6071825301983746013 */
                    count: string;
                }[];
            }[];
            /** @description What people should know: columns that came or went, snapshots that were begun. The newest last. */
            notes: {
                /**
                 * Format: date-time
                 * @example 2026-11-23T03:00:00.000Z
                 */
                at: string;
                text: string;
            }[];
        };
        DagPage: {
            items: components["schemas"]["Dag"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
            /**
             * Format: date-time
             * @description When the items were read.
             * @example 2026-11-23T03:00:00.000Z
             */
            at: string;
            /**
             * @description How often it is read, in milliseconds, while someone looks. What is older than twice this is stale.
             * @example 3000
             */
            periodMs: number;
            /**
             * @description Why it is no newer: set while its source cannot be reached. What is shown is then the last that is known.
             * @example null
             */
            error: {
                /** @description As in a problem. */
                code: string;
                /** @description What happened. */
                title: string;
                /** @description What happened in this case, and what to do. */
                detail?: string;
            } | null;
        };
        /** @description A DAG of Airflow. */
        Dag: {
            /**
             * @description Its id in Airflow.
             * @example sales_pipeline
             */
            dagId: string;
            /**
             * @description What Airflow calls it on its pages.
             * @example sales_pipeline
             */
            displayName: string;
            /**
             * @description What its author says it does.
             * @example CSV files in S3 into the Iceberg table lakehouse.sales, by order_id
             */
            description: string | null;
            /** @description Whether its schedule is held. */
            isPaused: boolean;
            /** @description Whether its file cannot be read by Airflow: what is shown is from before. */
            hasImportErrors: boolean;
            /**
             * @description Null: it runs only when asked to.
             * @example 0 3 * * *
             */
            schedule: string | null;
            /**
             * Format: date-time
             * @description When its schedule has it run next.
             * @example 2026-11-23T03:00:00.000Z
             */
            nextRunAt: string | null;
            /**
             * @description As its author gave them.
             * @example [
             *       "ingestion",
             *       "sales"
             *     ]
             */
            tags: string[];
            /** @description Null: it has never run. */
            lastRun: components["schemas"]["DagRun"] | null;
        };
        /**
         * @description One run of a DAG.
         * @example {
         *       "dagId": "sales_pipeline",
         *       "dagRunId": "manual__2026-11-23T03:00:00.240105+00:00",
         *       "state": "success",
         *       "runType": "manual",
         *       "queuedAt": "2026-11-23T03:00:00.280Z",
         *       "startedAt": "2026-11-23T03:00:01.049Z",
         *       "endedAt": "2026-11-23T03:00:15.796Z",
         *       "durationMs": 14747,
         *       "conf": {
         *         "prefix": "raw/sales/"
         *       },
         *       "note": "Asked for by Ada Lindqvist"
         *     }
         */
        DagRun: {
            /** @description The DAG it is a run of. */
            dagId: string;
            /** @description Its id in Airflow. */
            dagRunId: string;
            /** @description In Airflow’s words: `queued`, `running`, `success`, `failed`. */
            state: string;
            /** @description How it came about: `manual`, `scheduled`, `backfill`, `asset_triggered`. */
            runType: string;
            /**
             * Format: date-time
             * @description When it was asked for.
             * @example 2026-11-23T03:00:00.000Z
             */
            queuedAt: string | null;
            /**
             * Format: date-time
             * @description Null before it has begun.
             * @example 2026-11-23T03:00:00.000Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description Null before it has ended.
             * @example 2026-11-23T03:00:00.000Z
             */
            endedAt: string | null;
            /** @description From its start to its end. */
            durationMs: number | null;
            /** @description The values it was given. */
            conf: {
                [key: string]: unknown;
            };
            /** @description What was written to it: who asked for it, at least. */
            note: string | null;
        };
        /** @description A DAG with what a run can be given, and its tasks. */
        DagDetails: {
            /**
             * @description Its id in Airflow.
             * @example sales_pipeline
             */
            dagId: string;
            /**
             * @description What Airflow calls it on its pages.
             * @example sales_pipeline
             */
            displayName: string;
            /**
             * @description What its author says it does.
             * @example CSV files in S3 into the Iceberg table lakehouse.sales, by order_id
             */
            description: string | null;
            /** @description Whether its schedule is held. */
            isPaused: boolean;
            /** @description Whether its file cannot be read by Airflow: what is shown is from before. */
            hasImportErrors: boolean;
            /**
             * @description Null: it runs only when asked to.
             * @example 0 3 * * *
             */
            schedule: string | null;
            /**
             * Format: date-time
             * @description When its schedule has it run next.
             * @example 2026-11-23T03:00:00.000Z
             */
            nextRunAt: string | null;
            /**
             * @description As its author gave them.
             * @example [
             *       "ingestion",
             *       "sales"
             *     ]
             */
            tags: string[];
            /**
             * @description What a run can be given, by name.
             * @example {
             *       "prefix": {
             *         "default": "raw/sales/",
             *         "description": "Only files below this key",
             *         "schema": {
             *           "type": "string"
             *         }
             *       }
             *     }
             */
            params: {
                [key: string]: {
                    /** @description What it is when the run says nothing else. */
                    default?: unknown;
                    /** @description What its author says it is for. */
                    description: string | null;
                    /** @description JSON schema of its value. */
                    schema: {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Its tasks. */
            tasks: {
                /**
                 * @description Its id in the DAG.
                 * @example load_files
                 */
                taskId: string;
                /**
                 * @description What Airflow calls it on its pages.
                 * @example load_files
                 */
                displayName: string;
                /**
                 * @description Its class in Airflow.
                 * @example @task
                 */
                operator: string | null;
                /**
                 * @description The tasks that wait for it.
                 * @example []
                 */
                downstreamTaskIds: string[];
            }[];
        };
        DagRunPage: {
            items: components["schemas"]["DagRun"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "conf": {
         *         "prefix": "raw/sales/"
         *       }
         *     }
         */
        TriggerDagRun: {
            /** @description Values of the DAG’s params; what is left out keeps its default. */
            conf?: {
                [key: string]: unknown;
            };
            /** @description Written to the run, behind the name of who asked. */
            note?: string;
        };
        /**
         * @description A task as it stands in one run.
         * @example {
         *       "taskId": "load_files",
         *       "mapIndex": -1,
         *       "state": "success",
         *       "tryNumber": 1,
         *       "startedAt": "2026-11-23T03:00:01.412Z",
         *       "endedAt": "2026-11-23T03:00:11.960Z",
         *       "durationMs": 10548
         *     }
         */
        TaskInstance: {
            /** @description The task’s id in the DAG. */
            taskId: string;
            /** @description -1: the task is not mapped. */
            mapIndex: number;
            /** @description In Airflow’s words; `none` while it has none. */
            state: string;
            /** @description 0 until it is first tried. */
            tryNumber: number;
            /**
             * Format: date-time
             * @description Null before it has begun.
             * @example 2026-11-23T03:00:00.000Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description Null before it has ended.
             * @example 2026-11-23T03:00:00.000Z
             */
            endedAt: string | null;
            /** @description Of its last try. */
            durationMs: number | null;
        };
        /**
         * @description Files that become a table.
         * @example {
         *       "name": "sales",
         *       "description": "Sales orders",
         *       "dagId": "sales_pipeline",
         *       "origin": "built-in",
         *       "faults": [],
         *       "sourcePrefix": "raw/sales/",
         *       "format": "csv",
         *       "table": "sales",
         *       "schedule": "*\/15 * * * *",
         *       "isPaused": false,
         *       "lastRun": {
         *         "dagId": "sales_pipeline",
         *         "dagRunId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
         *         "state": "success",
         *         "runType": "asset_triggered",
         *         "queuedAt": "2026-11-23T03:00:00.280Z",
         *         "startedAt": "2026-11-23T03:00:01.049Z",
         *         "endedAt": "2026-11-23T03:00:05.796Z",
         *         "durationMs": 4747,
         *         "conf": {},
         *         "note": null
         *       },
         *       "watermark": {
         *         "column": "order_date",
         *         "value": "2026-11-22",
         *         "reachedAt": "2026-11-23T03:00:05.311Z"
         *       },
         *       "files": {
         *         "seen": 12,
         *         "pending": 1,
         *         "isComplete": true,
         *         "ingested": 10,
         *         "refused": 1
         *       },
         *       "rows": {
         *         "read": "48200",
         *         "inserted": "48000",
         *         "updated": "150",
         *         "unchanged": "40",
         *         "superseded": "7",
         *         "rejected": "3"
         *       },
         *       "openRejects": 3,
         *       "oldestPendingAt": "2026-11-23T03:04:10.000Z",
         *       "outdated": []
         *     }
         */
        Pipeline: {
            /** @description Its name. */
            name: string;
            /** @description What it is for. */
            description: string | null;
            /** @description Its DAG in Airflow. */
            dagId: string;
            /**
             * @description `built-in` ones come with the lakehouse and are read-only.
             * @enum {string}
             */
            origin: "built-in" | "own";
            /** @description Why it cannot be used; empty where it can. */
            faults: components["schemas"]["DeclarationFault"][];
            /** @description The folder or file in `s3://lakehouse`; null where it has faults. */
            sourcePrefix: string | null;
            /**
             * @description What its files are; null where it has faults.
             * @enum {string|null}
             */
            format: "csv" | "jsonl" | "parquet" | null;
            /** @description Its table in `iceberg.lakehouse`; null where it has faults. */
            table: string | null;
            /** @description In cron, UTC; null: only new files and people start it. */
            schedule: string | null;
            /** @description Whether its DAG is held; null while Airflow does not know it. */
            isPaused: boolean | null;
            /** @description The DAG’s last run; null before the first. */
            lastRun: components["schemas"]["DagRun"] | null;
            /** @description How far it has read; null without a watermark column. */
            watermark: {
                /** @description The column it is of. */
                column: string;
                /** @description The greatest value that was read. */
                value: string;
                /**
                 * Format: date-time
                 * @description When a run first reached it.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                reachedAt: string;
            } | null;
            /** @description Its files; null while S3 or Trino have not answered yet. */
            files: {
                /** @description In S3 now. */
                seen: number;
                /** @description In S3, and not read since they were written. */
                pending: number;
                /** @description False: there are more files in S3 than were looked at; `seen` and `pending` are at least so many. */
                isComplete: boolean;
                /** @description Read into the table. */
                ingested: number;
                /** @description Refused whole. */
                refused: number;
            } | null;
            /** @description Of all its successful runs together; null while Trino has not answered yet. */
            rows: components["schemas"]["IngestedRows"] | null;
            /** @description Rows kept aside that nobody has dealt with; null while Trino has not answered yet. */
            openRejects: number | null;
            /**
             * Format: date-time
             * @description When the oldest file was written that is not read yet: its age is the lag.
             * @example 2026-11-23T03:00:00.000Z
             */
            oldestPendingAt: string | null;
            /** @description What could not be asked just now (`trino`, `s3`, `airflow`): what it tells is from before, or missing. */
            outdated: string[];
        };
        /**
         * @description What is wrong with a declaration.
         * @example {
         *       "path": "target.key[0]",
         *       "line": 9,
         *       "message": "There is no column id in target.columns"
         *     }
         */
        DeclarationFault: {
            /** @description The field at fault, such as `target.columns[2].type`; empty for the whole file. */
            path: string;
            /** @description The line of the YAML, from 1; null where none was given. */
            line: number | null;
            /** @description What is wrong, and what would be right. */
            message: string;
        };
        /**
         * @description What became of rows: read = inserted + updated + unchanged + superseded + rejected.
         * @example {
         *       "read": "1200",
         *       "inserted": "1000",
         *       "updated": "150",
         *       "unchanged": "40",
         *       "superseded": "7",
         *       "rejected": "3"
         *     }
         */
        IngestedRows: {
            /**
             * @description Read: the sum of the others.
             * @example 1200
             */
            read: string;
            /**
             * @description New in the table.
             * @example 1200
             */
            inserted: string;
            /**
             * @description There before, with other values.
             * @example 1200
             */
            updated: string;
            /**
             * @description There before, just so.
             * @example 1200
             */
            unchanged: string;
            /**
             * @description Followed by a later record with the same key.
             * @example 1200
             */
            superseded: string;
            /**
             * @description Kept aside, as they could not be read.
             * @example 1200
             */
            rejected: string;
        };
        /**
         * @description The first rows of a file, and what its columns are.
         * @example {
         *       "format": "csv",
         *       "delimiter": ";",
         *       "quote": "\"",
         *       "encoding": "utf-8",
         *       "hasHeader": true,
         *       "columns": [
         *         {
         *           "name": "order_id",
         *           "source": "Order ID",
         *           "type": "bigint",
         *           "nulls": "0",
         *           "distinct": "1200",
         *           "isDistinctExact": true,
         *           "min": "1001",
         *           "max": "2200",
         *           "examples": [
         *             "1001",
         *             "1002",
         *             "1003"
         *           ],
         *           "form": null,
         *           "isCandidateKey": true
         *         }
         *       ],
         *       "firstRows": [
         *         [
         *           "1001"
         *         ],
         *         [
         *           "1002"
         *         ]
         *       ],
         *       "key": "raw/sales/2026-11-22.csv",
         *       "sizeBytes": 18204,
         *       "modifiedAt": "2026-11-23T02:59:58.000Z",
         *       "isWhole": true,
         *       "candidateKeys": [
         *         [
         *           "order_id"
         *         ]
         *       ]
         *     }
         */
        FilePreview: {
            /**
             * @description What it is.
             * @enum {string}
             */
            format: "csv" | "jsonl" | "parquet";
            /** @description What stands between values; CSV only. */
            delimiter: string | null;
            /** @description What stands around values that hold a delimiter; CSV only. */
            quote: string | null;
            /** @description How its text is encoded; null for Parquet. */
            encoding: string | null;
            /** @description Whether its first line names the columns. */
            hasHeader: boolean;
            /** @description In the file’s order. */
            columns: {
                /** @description Its name as a column’s. */
                name: string;
                /** @description Its name in the file. */
                source: string;
                /** @description What every value of the whole file is, as in a declaration; null where only the first rows were looked at. */
                type: string | null;
                /**
                 * @description How many values are missing.
                 * @example 6071825301983746013
                 */
                nulls: string | null;
                /**
                 * @description How many there are, each counted once.
                 * @example 6071825301983746013
                 */
                distinct: string | null;
                /** @description Whether `distinct` is exact, rather than within a few per cent. */
                isDistinctExact: boolean;
                /** @description The least. */
                min: string | null;
                /** @description The greatest. */
                max: string | null;
                /** @description Some of them. */
                examples: string[];
                /** @description How its dates are written, where that is not as in ISO 8601. */
                form: string | null;
                /** @description Whether it tells every row apart. */
                isCandidateKey: boolean;
            }[];
            /** @description Its first rows, as texts, in the columns’ order. */
            firstRows: (string | null)[][];
            /** @description The file that was read. */
            key: string;
            /** @description How large it is. */
            sizeBytes: number;
            /**
             * Format: date-time
             * @description When it was written.
             * @example 2026-11-23T03:00:00.000Z
             */
            modifiedAt: string;
            /** @description Whether the types are by the whole file, as its profile has them; else only its first rows were read. */
            isWhole: boolean;
            /** @description Columns that together tell every row apart; empty where only the first rows were read. */
            candidateKeys: string[][];
        };
        PipelinePage: {
            items: components["schemas"]["Pipeline"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
            /**
             * Format: date-time
             * @description When the items were read.
             * @example 2026-11-23T03:00:00.000Z
             */
            at: string;
            /**
             * @description How often it is read, in milliseconds, while someone looks. What is older than twice this is stale.
             * @example 3000
             */
            periodMs: number;
            /**
             * @description Why it is no newer: set while its source cannot be reached. What is shown is then the last that is known.
             * @example null
             */
            error: {
                /** @description As in a problem. */
                code: string;
                /** @description What happened. */
                title: string;
                /** @description What happened in this case, and what to do. */
                detail?: string;
            } | null;
        };
        /**
         * @description A pipeline with its declaration.
         * @example {
         *       "name": "sales",
         *       "description": "Sales orders",
         *       "dagId": "sales_pipeline",
         *       "origin": "built-in",
         *       "faults": [],
         *       "sourcePrefix": "raw/sales/",
         *       "format": "csv",
         *       "table": "sales",
         *       "schedule": "*\/15 * * * *",
         *       "isPaused": false,
         *       "lastRun": {
         *         "dagId": "sales_pipeline",
         *         "dagRunId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
         *         "state": "success",
         *         "runType": "asset_triggered",
         *         "queuedAt": "2026-11-23T03:00:00.280Z",
         *         "startedAt": "2026-11-23T03:00:01.049Z",
         *         "endedAt": "2026-11-23T03:00:05.796Z",
         *         "durationMs": 4747,
         *         "conf": {},
         *         "note": null
         *       },
         *       "watermark": {
         *         "column": "order_date",
         *         "value": "2026-11-22",
         *         "reachedAt": "2026-11-23T03:00:05.311Z"
         *       },
         *       "files": {
         *         "seen": 12,
         *         "pending": 1,
         *         "isComplete": true,
         *         "ingested": 10,
         *         "refused": 1
         *       },
         *       "rows": {
         *         "read": "48200",
         *         "inserted": "48000",
         *         "updated": "150",
         *         "unchanged": "40",
         *         "superseded": "7",
         *         "rejected": "3"
         *       },
         *       "openRejects": 3,
         *       "oldestPendingAt": "2026-11-23T03:04:10.000Z",
         *       "outdated": [],
         *       "declaration": {
         *         "name": "sales",
         *         "description": "Sales orders",
         *         "source": {
         *           "prefix": "raw/sales/",
         *           "format": "csv",
         *           "delimiter": ","
         *         },
         *         "target": {
         *           "table": "sales",
         *           "key": [
         *             "order_id"
         *           ],
         *           "watermark": "order_date",
         *           "partitioning": [
         *             "month(order_date)"
         *           ],
         *           "columns": [
         *             {
         *               "name": "order_id",
         *               "type": "bigint",
         *               "comment": "Key of the order"
         *             },
         *             {
         *               "name": "customer",
         *               "type": "varchar"
         *             },
         *             {
         *               "name": "amount",
         *               "type": "decimal(18,2)"
         *             },
         *             {
         *               "name": "order_date",
         *               "type": "date"
         *             }
         *           ]
         *         },
         *         "bad_rows": {
         *           "max_share": 0.1
         *         },
         *         "schedule": "*\/15 * * * *"
         *       },
         *       "yaml": "name: sales\nsource:\n  prefix: raw/sales/\ntarget:\n  table: sales\n  key: [order_id]\n  columns:\n    - { name: order_id, type: bigint }\n"
         *     }
         */
        PipelineDetails: {
            /** @description Its name. */
            name: string;
            /** @description What it is for. */
            description: string | null;
            /** @description Its DAG in Airflow. */
            dagId: string;
            /**
             * @description `built-in` ones come with the lakehouse and are read-only.
             * @enum {string}
             */
            origin: "built-in" | "own";
            /** @description Why it cannot be used; empty where it can. */
            faults: components["schemas"]["DeclarationFault"][];
            /** @description The folder or file in `s3://lakehouse`; null where it has faults. */
            sourcePrefix: string | null;
            /**
             * @description What its files are; null where it has faults.
             * @enum {string|null}
             */
            format: "csv" | "jsonl" | "parquet" | null;
            /** @description Its table in `iceberg.lakehouse`; null where it has faults. */
            table: string | null;
            /** @description In cron, UTC; null: only new files and people start it. */
            schedule: string | null;
            /** @description Whether its DAG is held; null while Airflow does not know it. */
            isPaused: boolean | null;
            /** @description The DAG’s last run; null before the first. */
            lastRun: components["schemas"]["DagRun"] | null;
            /** @description How far it has read; null without a watermark column. */
            watermark: {
                /** @description The column it is of. */
                column: string;
                /** @description The greatest value that was read. */
                value: string;
                /**
                 * Format: date-time
                 * @description When a run first reached it.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                reachedAt: string;
            } | null;
            /** @description Its files; null while S3 or Trino have not answered yet. */
            files: {
                /** @description In S3 now. */
                seen: number;
                /** @description In S3, and not read since they were written. */
                pending: number;
                /** @description False: there are more files in S3 than were looked at; `seen` and `pending` are at least so many. */
                isComplete: boolean;
                /** @description Read into the table. */
                ingested: number;
                /** @description Refused whole. */
                refused: number;
            } | null;
            /** @description Of all its successful runs together; null while Trino has not answered yet. */
            rows: components["schemas"]["IngestedRows"] | null;
            /** @description Rows kept aside that nobody has dealt with; null while Trino has not answered yet. */
            openRejects: number | null;
            /**
             * Format: date-time
             * @description When the oldest file was written that is not read yet: its age is the lag.
             * @example 2026-11-23T03:00:00.000Z
             */
            oldestPendingAt: string | null;
            /** @description What could not be asked just now (`trino`, `s3`, `airflow`): what it tells is from before, or missing. */
            outdated: string[];
            /** @description As its file declares it; null where that has faults. */
            declaration: components["schemas"]["Declaration"] | null;
            /** @description Its file. */
            yaml: string;
        };
        /**
         * @description A pipeline as its file declares it. The names are those of the file.
         * @example {
         *       "name": "sales",
         *       "description": "Sales orders",
         *       "source": {
         *         "prefix": "raw/sales/",
         *         "format": "csv",
         *         "delimiter": ","
         *       },
         *       "target": {
         *         "table": "sales",
         *         "key": [
         *           "order_id"
         *         ],
         *         "watermark": "order_date",
         *         "partitioning": [
         *           "month(order_date)"
         *         ],
         *         "columns": [
         *           {
         *             "name": "order_id",
         *             "type": "bigint",
         *             "comment": "Key of the order"
         *           },
         *           {
         *             "name": "customer",
         *             "type": "varchar"
         *           },
         *           {
         *             "name": "amount",
         *             "type": "decimal(18,2)"
         *           },
         *           {
         *             "name": "order_date",
         *             "type": "date"
         *           }
         *         ]
         *       },
         *       "bad_rows": {
         *         "max_share": 0.1
         *       },
         *       "schedule": "*\/15 * * * *"
         *     }
         */
        Declaration: {
            /**
             * @description The pipeline’s name; its DAG is `<name>_pipeline`.
             * @example sales
             */
            name: string;
            /** @description What it is for. */
            description?: string;
            /** @description What it reads. */
            source: {
                /**
                 * @description Where in `s3://lakehouse` its files are: a folder, with `/` at its end, or the key of one file.
                 * @example raw/sales/
                 */
                prefix: string;
                /**
                 * @description What the files are; CSV when left out. Those that end with `.gz` or `.zst` are decompressed.
                 * @enum {string}
                 */
                format?: "csv" | "jsonl" | "parquet";
                /** @description CSV only: what stands between values; a comma when left out. */
                delimiter?: string;
                /**
                 * @description CSV and JSON Lines only; UTF-8 when left out. A byte order mark counts in any case.
                 * @enum {string}
                 */
                encoding?: "utf-8" | "latin-1" | "windows-1252" | "utf-16";
            };
            /** @description The table that it becomes. */
            target: {
                /** @description The table in `iceberg.lakehouse`; each has one pipeline. */
                table: string;
                /** @description The columns that tell rows apart: a later record with the same values takes the place of the earlier. */
                key: string[];
                /** @description The column whose greater value makes a record the later one, before the file’s time counts. */
                watermark?: string;
                /** @description By what the table’s files are kept apart: `month(order_date)`. */
                partitioning?: string[];
                /** @description The table’s columns, in its order. */
                columns: {
                    /** @description Its name in the table, and in the files once those are written small and with _. */
                    name: string;
                    /**
                     * @description One of `boolean`, `integer`, `bigint`, `real`, `double`, `varchar`, `date`, `timestamp`, `timestamp_tz`, `decimal(p,s)`.
                     * @example decimal(18,2)
                     */
                    type: string;
                    /** @description What it holds, for people. */
                    comment?: string;
                }[];
            };
            /** @description What happens to rows that cannot be read: they are kept aside, up to a share, 0.1 when left out. */
            bad_rows?: {
                /** @description The share of bad rows above which a file is refused whole. */
                max_share?: number;
            };
            /** @description When it runs besides, in cron and UTC. New files start it in any case. */
            schedule?: string;
        };
        /**
         * @example {
         *       "declaration": {
         *         "name": "sales",
         *         "description": "Sales orders",
         *         "source": {
         *           "prefix": "raw/sales/",
         *           "format": "csv",
         *           "delimiter": ","
         *         },
         *         "target": {
         *           "table": "sales",
         *           "key": [
         *             "order_id"
         *           ],
         *           "watermark": "order_date",
         *           "partitioning": [
         *             "month(order_date)"
         *           ],
         *           "columns": [
         *             {
         *               "name": "order_id",
         *               "type": "bigint",
         *               "comment": "Key of the order"
         *             },
         *             {
         *               "name": "customer",
         *               "type": "varchar"
         *             },
         *             {
         *               "name": "amount",
         *               "type": "decimal(18,2)"
         *             },
         *             {
         *               "name": "order_date",
         *               "type": "date"
         *             }
         *           ]
         *         },
         *         "bad_rows": {
         *           "max_share": 0.1
         *         },
         *         "schedule": "*\/15 * * * *"
         *       }
         *     }
         */
        WritePipeline: {
            /**
             * @description The declaration; or else `yaml`.
             * @example {
             *       "name": "sales",
             *       "description": "Sales orders",
             *       "source": {
             *         "prefix": "raw/sales/",
             *         "format": "csv",
             *         "delimiter": ","
             *       },
             *       "target": {
             *         "table": "sales",
             *         "key": [
             *           "order_id"
             *         ],
             *         "watermark": "order_date",
             *         "partitioning": [
             *           "month(order_date)"
             *         ],
             *         "columns": [
             *           {
             *             "name": "order_id",
             *             "type": "bigint",
             *             "comment": "Key of the order"
             *           },
             *           {
             *             "name": "customer",
             *             "type": "varchar"
             *           },
             *           {
             *             "name": "amount",
             *             "type": "decimal(18,2)"
             *           },
             *           {
             *             "name": "order_date",
             *             "type": "date"
             *           }
             *         ]
             *       },
             *       "bad_rows": {
             *         "max_share": 0.1
             *       },
             *       "schedule": "*\/15 * * * *"
             *     }
             */
            declaration?: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
                /** @description What it is for. */
                description?: string;
                /** @description What it reads. */
                source: {
                    /**
                     * @description Where in `s3://lakehouse` its files are: a folder, with `/` at its end, or the key of one file.
                     * @example raw/sales/
                     */
                    prefix: string;
                    /**
                     * @description What the files are; CSV when left out. Those that end with `.gz` or `.zst` are decompressed.
                     * @enum {string}
                     */
                    format?: "csv" | "jsonl" | "parquet";
                    /** @description CSV only: what stands between values; a comma when left out. */
                    delimiter?: string;
                    /**
                     * @description CSV and JSON Lines only; UTF-8 when left out. A byte order mark counts in any case.
                     * @enum {string}
                     */
                    encoding?: "utf-8" | "latin-1" | "windows-1252" | "utf-16";
                };
                /** @description The table that it becomes. */
                target: {
                    /** @description The table in `iceberg.lakehouse`; each has one pipeline. */
                    table: string;
                    /** @description The columns that tell rows apart: a later record with the same values takes the place of the earlier. */
                    key: string[];
                    /** @description The column whose greater value makes a record the later one, before the file’s time counts. */
                    watermark?: string;
                    /** @description By what the table’s files are kept apart: `month(order_date)`. */
                    partitioning?: string[];
                    /** @description The table’s columns, in its order. */
                    columns: {
                        /** @description Its name in the table, and in the files once those are written small and with _. */
                        name: string;
                        /**
                         * @description One of `boolean`, `integer`, `bigint`, `real`, `double`, `varchar`, `date`, `timestamp`, `timestamp_tz`, `decimal(p,s)`.
                         * @example decimal(18,2)
                         */
                        type: string;
                        /** @description What it holds, for people. */
                        comment?: string;
                    }[];
                };
                /** @description What happens to rows that cannot be read: they are kept aside, up to a share, 0.1 when left out. */
                bad_rows?: {
                    /** @description The share of bad rows above which a file is refused whole. */
                    max_share?: number;
                };
                /** @description When it runs besides, in cron and UTC. New files start it in any case. */
                schedule?: string;
            };
            /** @description The file that declares it, with its comments. */
            yaml?: string;
        };
        /**
         * @description What a draft is worth.
         * @example {
         *       "faults": [
         *         {
         *           "path": "target",
         *           "line": 1,
         *           "message": "Is missing"
         *         }
         *       ],
         *       "declaration": null,
         *       "yaml": null
         *     }
         */
        ValidatedPipeline: {
            /** @description What is wrong with it; empty: it can be saved. */
            faults: components["schemas"]["DeclarationFault"][];
            /** @description The draft, where its fields are right. */
            declaration: components["schemas"]["Declaration"] | null;
            /** @description The file that it would be; null where its fields are wrong. */
            yaml: string | null;
        };
        /**
         * @example {
         *       "yaml": "name: sales\nsource:\n  prefix: raw/sales/\n"
         *     }
         */
        ValidatePipeline: {
            /** @description A draft of a declaration; or else `yaml`. */
            declaration?: {
                [key: string]: unknown;
            };
            /** @description A draft of the file. */
            yaml?: string;
            /**
             * @description The pipeline that it would take the place of, whose table it may have.
             * @example sales
             */
            replaces?: string;
        };
        /**
         * @description What a pipeline leaves.
         * @example {
         *       "name": "orders",
         *       "stays": [
         *         "the table iceberg.lakehouse.orders with its rows",
         *         "the rejects in iceberg.lakehouse.orders_rejects",
         *         "the files in s3://lakehouse/raw/orders/",
         *         "what is recorded of its files and runs"
         *       ]
         *     }
         */
        DeletedPipeline: {
            /** @description The pipeline that was. */
            name: string;
            /** @description What is still there, each in a few words. */
            stays: string[];
        };
        IngestedFilePage: {
            items: components["schemas"]["IngestedFile"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
        };
        /**
         * @description A file of a pipeline.
         * @example {
         *       "key": "raw/sales/2026-11-22.csv",
         *       "status": "ingested",
         *       "reason": null,
         *       "notes": "the column channel is new",
         *       "sizeBytes": 18204,
         *       "etag": "9b2cf535f27731c974343645a3985328",
         *       "modifiedAt": "2026-11-23T02:59:58.000Z",
         *       "rows": {
         *         "read": "1200",
         *         "inserted": "1000",
         *         "updated": "150",
         *         "unchanged": "40",
         *         "superseded": "7",
         *         "rejected": "3"
         *       },
         *       "runId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
         *       "recordedAt": "2026-11-23T03:00:05.311Z"
         *     }
         */
        IngestedFile: {
            /** @description Its key in `s3://lakehouse`. */
            key: string;
            /**
             * @description `pending`: in S3 and not read since it was written; `gone`: read once, and not in S3 any more.
             * @enum {string}
             */
            status: "pending" | "ingested" | "refused" | "gone";
            /** @description Why it was refused. */
            reason: string | null;
            /** @description What was noticed, such as a column that is new. */
            notes: string | null;
            /** @description How large it is. */
            sizeBytes: number | null;
            /** @description What S3 calls this content. */
            etag: string | null;
            /**
             * Format: date-time
             * @description When it was written to S3.
             * @example 2026-11-23T03:00:00.000Z
             */
            modifiedAt: string | null;
            /** @description What became of its rows; null before it was read. */
            rows: components["schemas"]["IngestedRows"] | null;
            /** @description The run that read it last. */
            runId: string | null;
            /**
             * Format: date-time
             * @description When that was.
             * @example 2026-11-23T03:00:00.000Z
             */
            recordedAt: string | null;
        };
        IngestRunPage: {
            items: components["schemas"]["IngestRun"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
        };
        /**
         * @description One batch of files brought into a table.
         * @example {
         *       "runId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
         *       "dagRunId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
         *       "state": "succeeded",
         *       "strategy": "row delta",
         *       "baseSnapshotId": "6071825301983746013",
         *       "snapshotId": "7120934857203948571",
         *       "files": 2,
         *       "filesRefused": 0,
         *       "bytesRead": 36408,
         *       "rows": {
         *         "read": "1200",
         *         "inserted": "1000",
         *         "updated": "150",
         *         "unchanged": "40",
         *         "superseded": "7",
         *         "rejected": "3"
         *       },
         *       "rowsPerSecond": 600,
         *       "watermark": "2026-11-22",
         *       "notes": null,
         *       "error": null,
         *       "phases": [
         *         {
         *           "name": "listing",
         *           "durationMs": 120
         *         },
         *         {
         *           "name": "reading",
         *           "durationMs": 900
         *         },
         *         {
         *           "name": "staging",
         *           "durationMs": 300
         *         },
         *         {
         *           "name": "merging",
         *           "durationMs": 680
         *         }
         *       ],
         *       "startedAt": "2026-11-23T03:00:03.311Z",
         *       "endedAt": "2026-11-23T03:00:05.311Z",
         *       "durationMs": 2000
         *     }
         */
        IngestRun: {
            /** @description Its id: that of the DAG’s run, and the number of the batch where there were several. */
            runId: string;
            /** @description The DAG’s run. */
            dagRunId: string;
            /**
             * @description `running` as well where a run has broken off and was not tried again.
             * @enum {string}
             */
            state: "running" | "succeeded" | "failed";
            /**
             * @description How the table was changed: new rows only, rows replaced too, or not at all. Null before that is known.
             * @enum {string|null}
             */
            strategy: "append" | "row delta" | "none" | null;
            /**
             * @description The snapshot that was compared; null for a new table.
             * @example 6071825301983746013
             */
            baseSnapshotId: string | null;
            /**
             * @description The snapshot that it made; null where nothing changed.
             * @example 6071825301983746013
             */
            snapshotId: string | null;
            /** @description How many files it read. */
            files: number;
            /** @description How many of them it refused. */
            filesRefused: number;
            /** @description The size of those files. */
            bytesRead: number;
            /** @description What became of the rows; null before it has ended. */
            rows: components["schemas"]["IngestedRows"] | null;
            /** @description Rows read in its time; null before it has ended. */
            rowsPerSecond: number | null;
            /** @description How far it came. */
            watermark: string | null;
            /** @description What was noticed, such as a column that is new. */
            notes: string | null;
            /** @description Why it failed. */
            error: string | null;
            /** @description Its time, by what it was spent on. */
            phases: {
                /** @description What it did. */
                name: string;
                /** @description For how long. */
                durationMs: number;
            }[];
            /**
             * Format: date-time
             * @description When it began.
             * @example 2026-11-23T03:00:00.000Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description Null before it has ended.
             * @example 2026-11-23T03:00:00.000Z
             */
            endedAt: string | null;
            /** @description From its start to its end. */
            durationMs: number | null;
        };
        RejectPage: {
            items: components["schemas"]["Reject"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
        };
        /**
         * @description A row that was kept aside.
         * @example {
         *       "rejectId": "1f3a9c0d5be27788",
         *       "key": "raw/sales/2026-11-22.csv",
         *       "line": 17,
         *       "column": "amount",
         *       "value": "12,50",
         *       "reason": "is not a decimal(18,2)",
         *       "record": {
         *         "order_id": "1017",
         *         "customer": "Nordlys AS",
         *         "amount": "12,50",
         *         "order_date": "2026-11-22"
         *       },
         *       "status": "open",
         *       "runId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
         *       "recordedAt": "2026-11-23T03:00:05.311Z"
         *     }
         */
        Reject: {
            /** @description By which it is dealt with. */
            rejectId: string;
            /** @description The file it is in, in `s3://lakehouse`. */
            key: string;
            /** @description Its line in the file, from 1. */
            line: number | null;
            /** @description The column at fault; null for the whole row. */
            column: string | null;
            /** @description The value at fault. */
            value: string | null;
            /** @description Why it was not taken. */
            reason: string;
            /** @description Its texts, by column; null where it could not be taken apart. */
            record: {
                [key: string]: string | null;
            } | null;
            /**
             * @description `replayed`: read again as corrected; `excused`: left out for good.
             * @enum {string}
             */
            status: "open" | "replayed" | "excused";
            /** @description The run that met it. */
            runId: string | null;
            /**
             * Format: date-time
             * @description When it came to this state.
             * @example 2026-11-23T03:00:00.000Z
             */
            recordedAt: string;
        };
        /**
         * @description Where corrected rows went.
         * @example {
         *       "key": "raw/sales/corrections/20261123T030512-5f0c2b1e.csv",
         *       "rows": 1
         *     }
         */
        ReplayedRejects: {
            /** @description The file with the corrected rows, which the pipeline reads next. */
            key: string;
            /** @description How many it holds. */
            rows: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "rejectId": "1f3a9c0d5be27788",
         *           "record": {
         *             "order_id": "1017",
         *             "customer": "Nordlys AS",
         *             "amount": "12.50",
         *             "order_date": "2026-11-22"
         *           }
         *         }
         *       ]
         *     }
         */
        ReplayRejects: {
            /** @description The rows, corrected. */
            items: {
                /** @description Which row. */
                rejectId: string;
                /** @description The row as it should be, by column; null for no value. */
                record: {
                    [key: string]: string | null;
                };
            }[];
        };
        /** @description How many rows were left out for good. */
        ExcusedRejects: {
            /**
             * @description How many were left out.
             * @example 1
             */
            rows: number;
        };
        /**
         * @example {
         *       "rejectIds": [
         *         "1f3a9c0d5be27788"
         *       ],
         *       "reason": "A test of the supplier’s"
         *     }
         */
        ExcuseRejects: {
            /** @description Which rows. */
            rejectIds: string[];
            /** @description Why they are left out for good. */
            reason: string;
        };
        ReprocessFiles: {
            /**
             * @description Keys of the pipeline’s files.
             * @example [
             *       "raw/sales/2026-11-22.csv"
             *     ]
             */
            files: string[];
        };
        FullReload: {
            /**
             * @description The pipeline’s name once more, as this reads all of its files again.
             * @example sales
             */
            name: string;
        };
        UploadPage: {
            items: components["schemas"]["Upload"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
            /**
             * Format: date-time
             * @description When the items were read.
             * @example 2026-11-23T03:00:00.000Z
             */
            at: string;
            /**
             * @description How often it is read, in milliseconds, while someone looks. What is older than twice this is stale.
             * @example 3000
             */
            periodMs: number;
            /**
             * @description Why it is no newer: set while its source cannot be reached. What is shown is then the last that is known.
             * @example null
             */
            error: {
                /** @description As in a problem. */
                code: string;
                /** @description What happened. */
                title: string;
                /** @description What happened in this case, and what to do. */
                detail?: string;
            } | null;
        };
        /**
         * @description A file that was put under `uploads/`.
         * @example {
         *       "name": "orders.csv",
         *       "key": "uploads/orders.csv",
         *       "sizeBytes": 18204,
         *       "etag": "9b2cf535f27731c974343645a3985328",
         *       "modifiedAt": "2026-11-23T02:59:58.000Z",
         *       "state": "proposed",
         *       "reason": null,
         *       "isAutomatic": false,
         *       "format": "csv",
         *       "rows": "1200",
         *       "columnCount": 7,
         *       "pipeline": "orders",
         *       "table": "orders",
         *       "operationId": null
         *     }
         */
        Upload: {
            /** @description Its key below `uploads/`. */
            name: string;
            /** @description Its key in `s3://lakehouse`. */
            key: string;
            /** @description How large it is. */
            sizeBytes: number;
            /** @description What S3 calls this content. */
            etag: string;
            /**
             * Format: date-time
             * @description When it was written.
             * @example 2026-11-23T03:00:00.000Z
             */
            modifiedAt: string;
            /**
             * @description `profiling`: it is being read; `proposed`: it waits for someone to confirm; `auto`: it needs no one to.
             * @enum {string}
             */
            state: "profiling" | "proposed" | "auto" | "ingested" | "refused";
            /** @description Why it was refused, what has to be decided before it becomes a table, or what that has failed at. */
            reason: string | null;
            /** @description Whether it is below `uploads/auto/`, and becomes a table by itself. */
            isAutomatic: boolean;
            /**
             * @description What it is; null before it was read.
             * @enum {string|null}
             */
            format: "csv" | "jsonl" | "parquet" | null;
            /**
             * @description How many rows it has; null before it was read.
             * @example 6071825301983746013
             */
            rows: string | null;
            /** @description How many columns it has; null before it was read. */
            columnCount: number | null;
            /** @description The pipeline that reads it, or that is proposed. */
            pipeline: string | null;
            /** @description The table in `iceberg.lakehouse` that it becomes, or would. */
            table: string | null;
            /** @description The operation that makes a table of it just now. */
            operationId: string | null;
        };
        /**
         * @description Work that goes on after the request that asked for it.
         * @example {
         *       "id": "5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52",
         *       "kind": "service.restart",
         *       "target": "trino",
         *       "actor": "q7Yw2nKcVb0tPz5RmE1sJx8L",
         *       "actorName": "Ada Lindqvist",
         *       "state": "running",
         *       "steps": [
         *         {
         *           "name": "Restart trino",
         *           "state": "succeeded",
         *           "startedAt": "2026-11-23T03:00:00.041Z",
         *           "finishedAt": "2026-11-23T03:00:02.790Z",
         *           "attempts": 1,
         *           "progress": null,
         *           "message": null,
         *           "onCancel": null
         *         },
         *         {
         *           "name": "Wait until healthy",
         *           "state": "running",
         *           "startedAt": "2026-11-23T03:00:02.790Z",
         *           "finishedAt": null,
         *           "attempts": 1,
         *           "progress": null,
         *           "message": null,
         *           "onCancel": "The service goes on starting."
         *         }
         *       ],
         *       "error": null,
         *       "isCancellable": true,
         *       "cancelRequestedAt": null,
         *       "cancelledBy": null,
         *       "createdAt": "2026-11-23T03:00:00.012Z",
         *       "updatedAt": "2026-11-23T03:00:02.790Z",
         *       "finishedAt": null
         *     }
         */
        Operation: {
            /** @description By which it is found again. */
            id: string;
            /** @description What is done, as the audit log names it: `service.restart`. */
            kind: string;
            /** @description What it is done to. */
            target: string;
            /** @description The id of who asked. */
            actor: string;
            /** @description The name of who asked. */
            actorName: string;
            /**
             * @description `interrupted` is what a console that stopped in its middle could not go on with when it was back.
             * @enum {string}
             */
            state: "running" | "succeeded" | "failed" | "cancelled" | "interrupted";
            /** @description What it does, in order. */
            steps: {
                /** @description What it does. */
                name: string;
                /**
                 * @description How far it is; `skipped` when there was nothing to do.
                 * @enum {string}
                 */
                state: "pending" | "running" | "succeeded" | "failed" | "cancelled" | "skipped";
                /**
                 * Format: date-time
                 * @description When it was first begun; null before.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                startedAt: string | null;
                /**
                 * Format: date-time
                 * @description Null before it has ended.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                finishedAt: string | null;
                /** @description How often it was begun: more than once where a console went on with what another had left. */
                attempts: number;
                /** @description How far it is, where it can tell. */
                progress: {
                    /** @description How much is done. */
                    done: number;
                    /** @description How much there is to do. */
                    total: number;
                    /** @description What is counted, in the plural: `rows`. */
                    unit: string;
                } | null;
                /** @description What it does just now, or how it ended, in words. */
                message: string | null;
                /** @description What is left when it is cancelled half-way; null where it cannot be. */
                onCancel: string | null;
            }[];
            /** @description Why it failed. */
            error: {
                /** @description As in a problem. */
                code: string;
                /** @description What happened. */
                title: string;
                /** @description What happened in this case, and what to do. */
                detail: string | null;
            } | null;
            /** @description Whether it can be cancelled now, which depends on the step that is under way. */
            isCancellable: boolean;
            /**
             * Format: date-time
             * @description When someone asked for its end.
             * @example 2026-11-23T03:00:00.000Z
             */
            cancelRequestedAt: string | null;
            /** @description The name of who asked for its end. */
            cancelledBy: string | null;
            /**
             * Format: date-time
             * @description When it was asked for.
             * @example 2026-11-23T03:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last came forward.
             * @example 2026-11-23T03:00:00.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description Null while it runs.
             * @example 2026-11-23T03:00:00.000Z
             */
            finishedAt: string | null;
        };
        /** @example {} */
        ConfirmUpload: {
            /**
             * @description The pipeline to make of it; the proposal as it is when left out.
             * @example {
             *       "name": "sales",
             *       "description": "Sales orders",
             *       "source": {
             *         "prefix": "raw/sales/",
             *         "format": "csv",
             *         "delimiter": ","
             *       },
             *       "target": {
             *         "table": "sales",
             *         "key": [
             *           "order_id"
             *         ],
             *         "watermark": "order_date",
             *         "partitioning": [
             *           "month(order_date)"
             *         ],
             *         "columns": [
             *           {
             *             "name": "order_id",
             *             "type": "bigint",
             *             "comment": "Key of the order"
             *           },
             *           {
             *             "name": "customer",
             *             "type": "varchar"
             *           },
             *           {
             *             "name": "amount",
             *             "type": "decimal(18,2)"
             *           },
             *           {
             *             "name": "order_date",
             *             "type": "date"
             *           }
             *         ]
             *       },
             *       "bad_rows": {
             *         "max_share": 0.1
             *       },
             *       "schedule": "*\/15 * * * *"
             *     }
             */
            declaration?: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
                /** @description What it is for. */
                description?: string;
                /** @description What it reads. */
                source: {
                    /**
                     * @description Where in `s3://lakehouse` its files are: a folder, with `/` at its end, or the key of one file.
                     * @example raw/sales/
                     */
                    prefix: string;
                    /**
                     * @description What the files are; CSV when left out. Those that end with `.gz` or `.zst` are decompressed.
                     * @enum {string}
                     */
                    format?: "csv" | "jsonl" | "parquet";
                    /** @description CSV only: what stands between values; a comma when left out. */
                    delimiter?: string;
                    /**
                     * @description CSV and JSON Lines only; UTF-8 when left out. A byte order mark counts in any case.
                     * @enum {string}
                     */
                    encoding?: "utf-8" | "latin-1" | "windows-1252" | "utf-16";
                };
                /** @description The table that it becomes. */
                target: {
                    /** @description The table in `iceberg.lakehouse`; each has one pipeline. */
                    table: string;
                    /** @description The columns that tell rows apart: a later record with the same values takes the place of the earlier. */
                    key: string[];
                    /** @description The column whose greater value makes a record the later one, before the file’s time counts. */
                    watermark?: string;
                    /** @description By what the table’s files are kept apart: `month(order_date)`. */
                    partitioning?: string[];
                    /** @description The table’s columns, in its order. */
                    columns: {
                        /** @description Its name in the table, and in the files once those are written small and with _. */
                        name: string;
                        /**
                         * @description One of `boolean`, `integer`, `bigint`, `real`, `double`, `varchar`, `date`, `timestamp`, `timestamp_tz`, `decimal(p,s)`.
                         * @example decimal(18,2)
                         */
                        type: string;
                        /** @description What it holds, for people. */
                        comment?: string;
                    }[];
                };
                /** @description What happens to rows that cannot be read: they are kept aside, up to a share, 0.1 when left out. */
                bad_rows?: {
                    /** @description The share of bad rows above which a file is refused whole. */
                    max_share?: number;
                };
                /** @description When it runs besides, in cron and UTC. New files start it in any case. */
                schedule?: string;
            };
        };
        /**
         * @description An upload with its profile.
         * @example {
         *       "name": "orders.csv",
         *       "key": "uploads/orders.csv",
         *       "sizeBytes": 18204,
         *       "etag": "9b2cf535f27731c974343645a3985328",
         *       "modifiedAt": "2026-11-23T02:59:58.000Z",
         *       "state": "proposed",
         *       "reason": null,
         *       "isAutomatic": false,
         *       "format": "csv",
         *       "rows": "1200",
         *       "columnCount": 7,
         *       "pipeline": "orders",
         *       "table": "orders",
         *       "operationId": null,
         *       "profile": {
         *         "format": "csv",
         *         "delimiter": ";",
         *         "quote": "\"",
         *         "encoding": "utf-8",
         *         "hasHeader": true,
         *         "columns": [
         *           {
         *             "name": "order_id",
         *             "source": "Order ID",
         *             "type": "bigint",
         *             "nulls": "0",
         *             "distinct": "1200",
         *             "isDistinctExact": true,
         *             "min": "1001",
         *             "max": "2200",
         *             "examples": [
         *               "1001",
         *               "1002",
         *               "1003"
         *             ],
         *             "form": null,
         *             "isCandidateKey": true
         *           }
         *         ],
         *         "firstRows": [
         *           [
         *             "1001"
         *           ],
         *           [
         *             "1002"
         *           ]
         *         ],
         *         "profiledAt": "2026-11-23T03:00:03.311Z",
         *         "rows": "1200",
         *         "candidateKeys": [
         *           [
         *             "order_id"
         *           ]
         *         ],
         *         "badRows": "0",
         *         "notes": [],
         *         "proposal": {
         *           "name": "orders",
         *           "source": {
         *             "prefix": "uploads/orders.csv",
         *             "format": "csv",
         *             "delimiter": ";"
         *           },
         *           "target": {
         *             "table": "orders",
         *             "key": [
         *               "order_id"
         *             ],
         *             "columns": [
         *               {
         *                 "name": "order_id",
         *                 "type": "bigint"
         *               }
         *             ]
         *           }
         *         }
         *       }
         *     }
         */
        UploadDetails: {
            /** @description Its key below `uploads/`. */
            name: string;
            /** @description Its key in `s3://lakehouse`. */
            key: string;
            /** @description How large it is. */
            sizeBytes: number;
            /** @description What S3 calls this content. */
            etag: string;
            /**
             * Format: date-time
             * @description When it was written.
             * @example 2026-11-23T03:00:00.000Z
             */
            modifiedAt: string;
            /**
             * @description `profiling`: it is being read; `proposed`: it waits for someone to confirm; `auto`: it needs no one to.
             * @enum {string}
             */
            state: "profiling" | "proposed" | "auto" | "ingested" | "refused";
            /** @description Why it was refused, what has to be decided before it becomes a table, or what that has failed at. */
            reason: string | null;
            /** @description Whether it is below `uploads/auto/`, and becomes a table by itself. */
            isAutomatic: boolean;
            /**
             * @description What it is; null before it was read.
             * @enum {string|null}
             */
            format: "csv" | "jsonl" | "parquet" | null;
            /**
             * @description How many rows it has; null before it was read.
             * @example 6071825301983746013
             */
            rows: string | null;
            /** @description How many columns it has; null before it was read. */
            columnCount: number | null;
            /** @description The pipeline that reads it, or that is proposed. */
            pipeline: string | null;
            /** @description The table in `iceberg.lakehouse` that it becomes, or would. */
            table: string | null;
            /** @description The operation that makes a table of it just now. */
            operationId: string | null;
            /** @description What it holds; null before it was read, or where it was refused. */
            profile: components["schemas"]["UploadProfile"] | null;
        };
        /**
         * @description What a file holds, by the whole of it.
         * @example {
         *       "format": "csv",
         *       "delimiter": ";",
         *       "quote": "\"",
         *       "encoding": "utf-8",
         *       "hasHeader": true,
         *       "columns": [
         *         {
         *           "name": "order_id",
         *           "source": "Order ID",
         *           "type": "bigint",
         *           "nulls": "0",
         *           "distinct": "1200",
         *           "isDistinctExact": true,
         *           "min": "1001",
         *           "max": "2200",
         *           "examples": [
         *             "1001",
         *             "1002",
         *             "1003"
         *           ],
         *           "form": null,
         *           "isCandidateKey": true
         *         }
         *       ],
         *       "firstRows": [
         *         [
         *           "1001"
         *         ],
         *         [
         *           "1002"
         *         ]
         *       ],
         *       "profiledAt": "2026-11-23T03:00:03.311Z",
         *       "rows": "1200",
         *       "candidateKeys": [
         *         [
         *           "order_id"
         *         ]
         *       ],
         *       "badRows": "0",
         *       "notes": [],
         *       "proposal": {
         *         "name": "orders",
         *         "source": {
         *           "prefix": "uploads/orders.csv",
         *           "format": "csv",
         *           "delimiter": ";"
         *         },
         *         "target": {
         *           "table": "orders",
         *           "key": [
         *             "order_id"
         *           ],
         *           "columns": [
         *             {
         *               "name": "order_id",
         *               "type": "bigint"
         *             }
         *           ]
         *         }
         *       }
         *     }
         */
        UploadProfile: {
            /**
             * @description What it is.
             * @enum {string}
             */
            format: "csv" | "jsonl" | "parquet";
            /** @description What stands between values; CSV only. */
            delimiter: string | null;
            /** @description What stands around values that hold a delimiter; CSV only. */
            quote: string | null;
            /** @description How its text is encoded; null for Parquet. */
            encoding: string | null;
            /** @description Whether its first line names the columns. */
            hasHeader: boolean;
            /** @description In the file’s order. */
            columns: {
                /** @description Its name as a column’s. */
                name: string;
                /** @description Its name in the file. */
                source: string;
                /** @description What every value of the whole file is, as in a declaration; null where only the first rows were looked at. */
                type: string | null;
                /**
                 * @description How many values are missing.
                 * @example 6071825301983746013
                 */
                nulls: string | null;
                /**
                 * @description How many there are, each counted once.
                 * @example 6071825301983746013
                 */
                distinct: string | null;
                /** @description Whether `distinct` is exact, rather than within a few per cent. */
                isDistinctExact: boolean;
                /** @description The least. */
                min: string | null;
                /** @description The greatest. */
                max: string | null;
                /** @description Some of them. */
                examples: string[];
                /** @description How its dates are written, where that is not as in ISO 8601. */
                form: string | null;
                /** @description Whether it tells every row apart. */
                isCandidateKey: boolean;
            }[];
            /** @description Its first rows, as texts, in the columns’ order. */
            firstRows: (string | null)[][];
            /**
             * Format: date-time
             * @description When it was read.
             * @example 2026-11-23T03:00:00.000Z
             */
            profiledAt: string;
            /**
             * @description How many rows it has.
             * @example 6071825301983746013
             */
            rows: string;
            /** @description Columns that together tell every row apart, the best first. */
            candidateKeys: string[][];
            /**
             * @description How many of them are not as the others, such as with more values than columns.
             * @example 0
             */
            badRows: string;
            /** @description What to know before it becomes a table. */
            notes: string[];
            /** @description The pipeline that would read it; null where it cannot become a table. */
            proposal: components["schemas"]["DeclarationProposal"] | null;
        };
        /**
         * @description A declaration that someone has yet to look at; its key is empty where no column could be one.
         * @example {
         *       "name": "orders",
         *       "source": {
         *         "prefix": "uploads/orders.csv",
         *         "format": "csv",
         *         "delimiter": ";"
         *       },
         *       "target": {
         *         "table": "orders",
         *         "key": [
         *           "order_id"
         *         ],
         *         "columns": [
         *           {
         *             "name": "order_id",
         *             "type": "bigint"
         *           }
         *         ]
         *       }
         *     }
         */
        DeclarationProposal: {
            name: string;
            description?: string;
            source: {
                prefix: string;
                /** @enum {string} */
                format?: "csv" | "jsonl" | "parquet";
                delimiter?: string;
                encoding?: string;
            };
            target: {
                table: string;
                key: string[];
                watermark?: string;
                partitioning?: string[];
                columns: {
                    name: string;
                    type: string;
                    comment?: string;
                }[];
            };
            bad_rows?: {
                max_share?: number;
            };
            schedule?: string;
        };
        /** @description An event of one of several streams. */
        LiveEvent: {
            /**
             * @description The path of the stream.
             * @example /operations/events
             */
            of: string;
            /** @description What an event of that stream by itself would say. */
            value: {
                /**
                 * @description The value as it was last read; null before it was read once.
                 * @example []
                 */
                data?: unknown;
                /**
                 * Format: date-time
                 * @description When `data` was read.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                at: string | null;
                /**
                 * @description How often it is read, in milliseconds, while someone looks. What is older than twice this is stale.
                 * @example 3000
                 */
                periodMs: number;
                /**
                 * @description Why it is no newer: set while its source cannot be reached. What is shown is then the last that is known.
                 * @example null
                 */
                error: {
                    /** @description As in a problem. */
                    code: string;
                    /** @description What happened. */
                    title: string;
                    /** @description What happened in this case, and what to do. */
                    detail?: string;
                } | null;
            };
        };
        OperationPage: {
            items: components["schemas"]["Operation"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
        };
        PersonPage: {
            items: components["schemas"]["Person"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
        };
        /**
         * @description Someone who may sign in.
         * @example {
         *       "id": "0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55",
         *       "name": "Ada",
         *       "email": "ada@example.org",
         *       "role": "operator",
         *       "trinoUser": "p_4k2m9x0q7c1d",
         *       "twoFactorEnabled": true,
         *       "mustChangePassword": false,
         *       "createdAt": "2026-11-01T09:00:00.000Z",
         *       "lastSeenAt": "2026-11-24T08:12:00.000Z",
         *       "sessionCount": 2,
         *       "tokenCount": 1
         *     }
         */
        Person: {
            /** @description By which they are found. */
            id: string;
            /** @description What they are called. */
            name: string;
            /** @description With which they sign in. */
            email: string;
            /**
             * @description What they may do.
             * @enum {string}
             */
            role: "viewer" | "operator" | "admin";
            /** @description Their user in Trino. */
            trinoUser: string;
            /** @description Whether signing in asks them for a second factor. */
            twoFactorEnabled: boolean;
            /** @description They have a password that was given to them, and choose their own at the next sign-in. */
            mustChangePassword: boolean;
            /**
             * Format: date-time
             * @description When they joined.
             * @example 2026-11-23T03:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When one of their sessions was last renewed, to the day; null while they have none.
             * @example 2026-11-23T03:00:00.000Z
             */
            lastSeenAt: string | null;
            /** @description In how many browsers they are signed in. */
            sessionCount: number;
            /** @description How many tokens of theirs live. */
            tokenCount: number;
        };
        /**
         * @example {
         *       "role": "operator"
         *     }
         */
        UpdatePerson: {
            /** @description What they are called. */
            name?: string;
            /**
             * @description What they may do from now on.
             * @enum {string}
             */
            role?: "viewer" | "operator" | "admin";
        };
        /**
         * @description A password that opens the console once: whoever signs in with it chooses another.
         * @example {
         *       "temporaryPassword": "kXv7-…"
         *     }
         */
        TemporaryPassword: {
            /** @description What to give them. */
            temporaryPassword: string;
        };
        PersonSessions: {
            items: components["schemas"]["AccountSession"][];
        };
        InvitationPage: {
            items: components["schemas"]["Invitation"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
        };
        /**
         * @description Someone asked to join, who has not answered yet.
         * @example {
         *       "id": "6cbb2f31-58a8-4a30-8a38-2f7a7e1d8b3c",
         *       "email": "grace@example.org",
         *       "role": "viewer",
         *       "invitedBy": "Ada",
         *       "createdAt": "2026-11-24T09:00:00.000Z",
         *       "expiresAt": "2026-12-01T09:00:00.000Z"
         *     }
         */
        Invitation: {
            /** @description By which it is taken back. */
            id: string;
            /** @description Whom it is for. */
            email: string;
            /**
             * @description What they may do once they have joined.
             * @enum {string}
             */
            role: "viewer" | "operator" | "admin";
            /** @description The name of who invited. */
            invitedBy: string;
            /**
             * Format: date-time
             * @description When they were invited.
             * @example 2026-11-23T03:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its link ends.
             * @example 2026-11-23T03:00:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @description An invitation that was just made, with its link.
         * @example {
         *       "id": "6cbb2f31-58a8-4a30-8a38-2f7a7e1d8b3c",
         *       "email": "grace@example.org",
         *       "role": "viewer",
         *       "invitedBy": "Ada Lindqvist",
         *       "createdAt": "2026-11-24T09:00:00.000Z",
         *       "expiresAt": "2026-12-01T09:00:00.000Z",
         *       "link": "https://lakehouse.example.org/invitation#Qm7uHn3cRv6yLsZt4kW9bXo2Yw2nKcVb"
         *     }
         */
        CreatedInvitation: {
            /** @description By which it is taken back. */
            id: string;
            /** @description Whom it is for. */
            email: string;
            /**
             * @description What they may do once they have joined.
             * @enum {string}
             */
            role: "viewer" | "operator" | "admin";
            /** @description The name of who invited. */
            invitedBy: string;
            /**
             * Format: date-time
             * @description When they were invited.
             * @example 2026-11-23T03:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its link ends.
             * @example 2026-11-23T03:00:00.000Z
             */
            expiresAt: string;
            /**
             * Format: uri
             * @description What to send them. It is not kept and cannot be shown again.
             */
            link: string;
        };
        /**
         * @example {
         *       "email": "grace@example.org",
         *       "role": "viewer",
         *       "expiresInDays": 7
         *     }
         */
        CreateInvitation: {
            /**
             * Format: email
             * @description Whom to invite.
             */
            email: string;
            /**
             * @description What they may do once they have joined.
             * @enum {string}
             */
            role: "viewer" | "operator" | "admin";
            /**
             * @description Days until the link ends.
             * @default 7
             */
            expiresInDays: number;
        };
        /**
         * @description What is offered to who was invited.
         * @example {
         *       "email": "grace@example.org",
         *       "role": "viewer",
         *       "invitedBy": "Ada Lindqvist",
         *       "expiresAt": "2026-12-01T09:00:00.000Z"
         *     }
         */
        OfferedInvitation: {
            /** @description Whom it is for. */
            email: string;
            /**
             * @description What they may do once they have joined.
             * @enum {string}
             */
            role: "viewer" | "operator" | "admin";
            /** @description The name of who invited. */
            invitedBy: string;
            /**
             * Format: date-time
             * @description When its link ends.
             * @example 2026-11-23T03:00:00.000Z
             */
            expiresAt: string;
        };
        ReadInvitation: {
            /**
             * @description What stands behind `#` in the link.
             * @example Qm7uHn3cRv6yLsZt4kW9bXo2Yw2nKcVb
             */
            token: string;
        };
        /**
         * @example {
         *       "token": "Qm7uHn3cRv6yLsZt4kW9bXo2Yw2nKcVb",
         *       "name": "Grace Moen",
         *       "password": "nine purple lanterns drift"
         *     }
         */
        AcceptInvitation: {
            /**
             * @description What stands behind `#` in the link.
             * @example Qm7uHn3cRv6yLsZt4kW9bXo2Yw2nKcVb
             */
            token: string;
            /** @description What you are called. */
            name: string;
            /** @description The one to sign in with from now on. */
            password: string;
        };
        ServicePage: {
            items: components["schemas"]["Service"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
            /**
             * Format: date-time
             * @description When the items were read.
             * @example 2026-11-23T03:00:00.000Z
             */
            at: string;
            /**
             * @description How often it is read, in milliseconds, while someone looks. What is older than twice this is stale.
             * @example 3000
             */
            periodMs: number;
            /**
             * @description Why it is no newer: set while its source cannot be reached. What is shown is then the last that is known.
             * @example null
             */
            error: {
                /** @description As in a problem. */
                code: string;
                /** @description What happened. */
                title: string;
                /** @description What happened in this case, and what to do. */
                detail?: string;
            } | null;
        };
        /**
         * @description One service of the stack.
         * @example {
         *       "name": "trino",
         *       "state": "healthy",
         *       "status": "Up 14 minutes (healthy)",
         *       "image": "trinodb/trino:476",
         *       "startedAt": "2026-11-23T02:46:00.000Z",
         *       "cpuPercent": 12.4,
         *       "memoryBytes": 1503238553,
         *       "memoryLimitBytes": 4294967296,
         *       "dependents": [
         *         "airflow-worker",
         *         "superset"
         *       ],
         *       "isProtected": false,
         *       "url": "https://localhost:8443/",
         *       "isOneShot": false
         *     }
         */
        Service: {
            /** @description Its name in the Compose file. */
            name: string;
            /**
             * @description `unknown` when it cannot be told.
             * @enum {string}
             */
            state: "healthy" | "starting" | "degraded" | "failing" | "stopped" | "unknown";
            /** @description The state in words, as the engine tells it or with what is missing. */
            status: string;
            /** @description The image it runs; null while there is no container. */
            image: string | null;
            /**
             * Format: date-time
             * @description To the unit in which the engine tells it: seconds at first, later hours, then days.
             * @example 2026-11-23T03:00:00.000Z
             */
            startedAt: string | null;
            /** @description Of one core: two full cores are 200. Null until it was read twice. */
            cpuPercent: number | null;
            /** @description In use; null while it does not run. */
            memoryBytes: number | null;
            /** @description The most it may use. */
            memoryLimitBytes: number | null;
            /** @description The services that work less, or not, without it. */
            dependents: string[];
            /** @description The console itself stands on it: it is not stopped from here. */
            isProtected: boolean;
            /**
             * Format: uri
             * @description Where a browser finds its own pages; null where it has none.
             */
            url: string | null;
            /** @description It does its work once and ends. */
            isOneShot: boolean;
        };
        ServiceEventPage: {
            items: components["schemas"]["ServiceEvent"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
            /**
             * Format: date-time
             * @description When the items were read.
             * @example 2026-11-23T03:00:00.000Z
             */
            at: string;
            /**
             * @description How often it is read, in milliseconds, while someone looks. What is older than twice this is stale.
             * @example 3000
             */
            periodMs: number;
            /**
             * @description Why it is no newer: set while its source cannot be reached. What is shown is then the last that is known.
             * @example null
             */
            error: {
                /** @description As in a problem. */
                code: string;
                /** @description What happened. */
                title: string;
                /** @description What happened in this case, and what to do. */
                detail?: string;
            } | null;
        };
        /**
         * @description What happened to a service.
         * @example {
         *       "id": "4f1c0a9be27d-1795563521120482113-exited",
         *       "at": "2026-11-23T02:58:41.120Z",
         *       "service": "superset",
         *       "kind": "exited",
         *       "exitCode": 1
         *     }
         */
        ServiceEvent: {
            /** @description By which two events are told apart. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-11-23T03:00:00.000Z
             */
            at: string;
            /** @description Null where it is about none. */
            service: string | null;
            /**
             * @description `stopped` was asked for, `exited` was not; `watching` is the console’s own: what was before it is not known.
             * @enum {string}
             */
            kind: "created" | "started" | "healthy" | "unhealthy" | "stopped" | "exited" | "out_of_memory" | "paused" | "resumed" | "removed" | "watching";
            /** @description Of what ended. */
            exitCode: number | null;
        };
        /**
         * @description One line of a service’s log.
         * @example {
         *       "at": "2026-11-23T03:00:00.104882311Z",
         *       "stream": "stdout",
         *       "text": "INFO  main  io.trino.server.Server  ======== SERVER STARTED ========"
         *     }
         */
        ServiceLogLine: {
            /**
             * Format: date-time
             * @description To the nanosecond, as the engine recorded it.
             */
            at: string;
            /**
             * @description Where the service wrote it.
             * @enum {string}
             */
            stream: "stdout" | "stderr";
            /** @description The line, without its end. */
            text: string;
        };
        /**
         * @description Lines that may be missing: the one after which reading went on is not in the engine’s log any more, or is further back than `tail`.
         * @example {
         *       "after": "2026-11-23T03:00:00.104882311Z"
         *     }
         */
        ServiceLogGap: {
            /**
             * Format: date-time
             * @description The instant behind which lines may be missing.
             */
            after: string;
        };
        /** @description Why a stream ends before its time. */
        StreamFailure: {
            /**
             * @description What to decide by. Codes are added, never changed.
             * @enum {string}
             */
            code: "invalid_request" | "unauthenticated" | "wrong_credentials" | "wrong_code" | "sign_in_refused" | "password_change_required" | "forbidden" | "origin_refused" | "service_protected" | "not_found" | "method_not_allowed" | "conflict" | "precondition_failed" | "payload_too_large" | "idempotency_key_reused" | "query_failed" | "rate_limited" | "internal" | "upstream_error" | "upstream_unavailable" | "upstream_timeout";
            /** @description What happened, as for every problem with this code. */
            title: string;
            /** @description What happened in this case, and what to do. */
            detail?: string;
            /** @description By which the console’s log finds this request. */
            requestId: string;
        };
        /** @description A schema of the catalog with its tables. */
        Schema: {
            /**
             * @description The schema’s name.
             * @example lakehouse
             */
            name: string;
            /** @description By name. */
            tables: {
                /**
                 * @description The table’s name.
                 * @example sales
                 */
                name: string;
                /**
                 * @description Whether it holds rows or is a query.
                 * @enum {string}
                 */
                kind: "table" | "view";
            }[];
        };
        /** @description A table with its columns and snapshots. */
        Table: {
            /**
             * @description The schema it is in.
             * @example lakehouse
             */
            schema: string;
            /**
             * @description The table’s name.
             * @example sales
             */
            name: string;
            /** @description In the table’s order. */
            columns: {
                /**
                 * @description The column’s name.
                 * @example amount
                 */
                name: string;
                /**
                 * @description In Trino’s words.
                 * @example decimal(18,2)
                 */
                type: string;
                /** @description Whether a value may be missing. */
                isNullable: boolean;
            }[];
            /**
             * @description How many rows it has now.
             * @example 48200
             */
            rowCount: string;
            /** @description The newest 100, newest first. */
            snapshots: components["schemas"]["Snapshot"][];
        };
        /**
         * @description A state that the table was in.
         * @example {
         *       "id": "6071825301983746013",
         *       "committedAt": "2026-11-23T03:00:09.311Z",
         *       "operation": "append",
         *       "addedRecords": "1200",
         *       "deletedRecords": "0"
         *     }
         */
        Snapshot: {
            /**
             * @description Its id in Iceberg.
             * @example 6071825301983746013
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was written.
             * @example 2026-11-23T03:00:00.000Z
             */
            committedAt: string;
            /** @description `append`, `overwrite`, `delete` or `replace`. */
            operation: string;
            /**
             * @description Null where the writer did not say.
             * @example 6071825301983746013
             */
            addedRecords: string | null;
            /**
             * @description Null where the writer did not say.
             * @example 6071825301983746013
             */
            deletedRecords: string | null;
        };
        /**
         * @description Rows of a table.
         * @example {
         *       "columns": [
         *         {
         *           "name": "order_id",
         *           "type": "bigint"
         *         },
         *         {
         *           "name": "customer",
         *           "type": "varchar"
         *         },
         *         {
         *           "name": "amount",
         *           "type": "decimal(18,2)"
         *         }
         *       ],
         *       "rows": [
         *         [
         *           "90071992547409931",
         *           "Nordlys AS",
         *           "1249.90"
         *         ],
         *         [
         *           "90071992547409932",
         *           null,
         *           "18.00"
         *         ]
         *       ]
         *     }
         */
        TableRows: {
            /** @description In the order of each row’s values. */
            columns: components["schemas"]["TableColumn"][];
            /** @description Values in the columns’ order; BIGINT and DECIMAL as strings. */
            rows: unknown[][];
        };
        /** @description A column of a table or of a result. */
        TableColumn: {
            /**
             * @description The column’s name.
             * @example amount
             */
            name: string;
            /**
             * @description In Trino’s words.
             * @example decimal(18,2)
             */
            type: string;
        };
        /**
         * @example {
         *       "sql": "select count(*) from iceberg.lakehouse.sales"
         *     }
         */
        Query: {
            /** @description One statement; a semicolon at its end is left out. */
            sql: string;
        };
        /**
         * @description A file as it was written to S3.
         * @example {
         *       "bucket": "lakehouse",
         *       "key": "raw/sales/2026-11-23.csv",
         *       "sizeBytes": 18204,
         *       "etag": "9b2cf535f27731c974343645a3985328"
         *     }
         */
        UploadedObject: {
            /** @description The bucket it is in. */
            bucket: string;
            /** @description Its place in the bucket. */
            key: string;
            /** @description How much was written. */
            sizeBytes: number;
            /** @description What S3 calls this content. */
            etag: string;
        };
        ApiTokenPage: {
            items: components["schemas"]["ApiToken"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
        };
        /**
         * @description A program’s way in, on behalf of its owner. What it is itself is shown once, when it is made.
         * @example {
         *       "id": "3f0c9b52-6f0e-4d53-9a53-0a9a0d6f2b11",
         *       "name": "nightly export",
         *       "scope": "read",
         *       "hint": "lh_Zk3vQ",
         *       "owner": {
         *         "id": "q7Yw2nKcVb0tPz5RmE1sJx8L",
         *         "name": "Ada Lindqvist",
         *         "email": "ada@example.org"
         *       },
         *       "createdAt": "2026-11-23T03:00:00.000Z",
         *       "expiresAt": "2027-02-21T03:00:00.000Z",
         *       "lastUsedAt": "2026-11-24T03:00:00.000Z",
         *       "lastUsedAddress": "10.0.0.7"
         *     }
         */
        ApiToken: {
            /** @description By which it is revoked. */
            id: string;
            /** @description What it is for, as its owner said. */
            name: string;
            /**
             * @description The most it may do; no more than its owner’s role allows now.
             * @enum {string}
             */
            scope: "read" | "operate" | "admin";
            /** @description Its first characters. */
            hint: string;
            /** @description On whose behalf it acts. */
            owner: {
                /** @description The person’s id. */
                id: string;
                /** @description Their name. */
                name: string;
                /** @description Their email address. */
                email: string;
            };
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-23T03:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             * @example 2026-11-23T03:00:00.000Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description To the minute; null while it was never used.
             * @example 2026-11-23T03:00:00.000Z
             */
            lastUsedAt: string | null;
            /** @description From where it was last used. */
            lastUsedAddress: string | null;
        };
        /**
         * @description A token that was just made, with what it is itself.
         * @example {
         *       "id": "3f0c9b52-6f0e-4d53-9a53-0a9a0d6f2b11",
         *       "name": "nightly export",
         *       "scope": "read",
         *       "hint": "lh_Zk3vQ",
         *       "owner": {
         *         "id": "q7Yw2nKcVb0tPz5RmE1sJx8L",
         *         "name": "Ada Lindqvist",
         *         "email": "ada@example.org"
         *       },
         *       "createdAt": "2026-11-23T03:00:00.000Z",
         *       "expiresAt": "2027-02-21T03:00:00.000Z",
         *       "lastUsedAt": null,
         *       "lastUsedAddress": null,
         *       "token": "lh_Zk3vQ…"
         *     }
         */
        CreatedApiToken: {
            /** @description By which it is revoked. */
            id: string;
            /** @description What it is for, as its owner said. */
            name: string;
            /**
             * @description The most it may do; no more than its owner’s role allows now.
             * @enum {string}
             */
            scope: "read" | "operate" | "admin";
            /** @description Its first characters. */
            hint: string;
            /** @description On whose behalf it acts. */
            owner: {
                /** @description The person’s id. */
                id: string;
                /** @description Their name. */
                name: string;
                /** @description Their email address. */
                email: string;
            };
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-23T03:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             * @example 2026-11-23T03:00:00.000Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description To the minute; null while it was never used.
             * @example 2026-11-23T03:00:00.000Z
             */
            lastUsedAt: string | null;
            /** @description From where it was last used. */
            lastUsedAddress: string | null;
            /** @description What the program sends as `Authorization: Bearer …`. It is not kept and cannot be shown again. */
            token: string;
        };
        /**
         * @example {
         *       "name": "nightly export",
         *       "scope": "read",
         *       "expiresInDays": 90
         *     }
         */
        CreateApiToken: {
            /** @description What it is for. */
            name: string;
            /**
             * @description The most it may do; no more than your own role allows.
             * @enum {string}
             */
            scope: "read" | "operate" | "admin";
            /**
             * @description Days until it ends by itself.
             * @default 90
             */
            expiresInDays: number;
        };
        /**
         * @example {
         *       "user": "p_3k9x0ab1cd2e",
         *       "role": "operator",
         *       "hasPassword": false,
         *       "url": "https://localhost:8083"
         *     }
         */
        TrinoAccount: {
            user: string;
            /** @enum {string} */
            role: "viewer" | "operator" | "admin";
            hasPassword: boolean;
            /** Format: uri */
            url: string;
        };
        /**
         * @example {
         *       "user": "p_3k9x0ab1cd2e",
         *       "password": "…"
         *     }
         */
        TrinoPassword: {
            user: string;
            password: string;
        };
        WebhookPage: {
            items: components["schemas"]["Webhook"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
        };
        /**
         * @description A receiver of what happens, and what it is told.
         * @example {
         *       "id": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
         *       "name": "On-call",
         *       "url": "https://hooks.example.com/lakehouse",
         *       "eventTypes": [
         *         "run.failed",
         *         "service.unhealthy",
         *         "service.recovered"
         *       ],
         *       "enabled": true,
         *       "state": "healthy",
         *       "failingSince": null,
         *       "lastSuccessAt": "2026-11-23T03:00:01.204Z",
         *       "lastFailureAt": null,
         *       "createdBy": "Ada",
         *       "createdAt": "2026-11-20T09:12:44.000Z",
         *       "updatedAt": "2026-11-20T09:12:44.000Z",
         *       "version": 1
         *     }
         */
        Webhook: {
            /** @description By which it is found. */
            id: string;
            /** @description What people call it. */
            name: string;
            /** @description Where events go. */
            url: string;
            /** @description What it is told. */
            eventTypes: ("run.succeeded" | "run.failed" | "service.unhealthy" | "service.recovered")[];
            /** @description Whether anything is sent. */
            enabled: boolean;
            /**
             * @description How its receiver fares. `unused`: nothing was sent yet; `degraded`: the last try failed; `failing`: the last three did, or more; `paused`: switched off.
             * @enum {string}
             */
            state: "unused" | "healthy" | "degraded" | "failing" | "paused";
            /**
             * Format: date-time
             * @description Since when every try has failed.
             * @example 2026-11-23T03:00:00.000Z
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description When a try last succeeded.
             * @example 2026-11-23T03:00:00.000Z
             */
            lastSuccessAt: string | null;
            /**
             * Format: date-time
             * @description When a try last failed.
             * @example 2026-11-23T03:00:00.000Z
             */
            lastFailureAt: string | null;
            /** @description The name of who made it. */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-23T03:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             * @example 2026-11-23T03:00:00.000Z
             */
            updatedAt: string;
            /** @description What `If-Match` takes, in quotes. */
            version: number;
        };
        /**
         * @example {
         *       "id": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
         *       "name": "On-call",
         *       "url": "https://hooks.example.com/lakehouse",
         *       "eventTypes": [
         *         "run.failed",
         *         "service.unhealthy",
         *         "service.recovered"
         *       ],
         *       "enabled": true,
         *       "state": "healthy",
         *       "failingSince": null,
         *       "lastSuccessAt": "2026-11-23T03:00:01.204Z",
         *       "lastFailureAt": null,
         *       "createdBy": "Ada",
         *       "createdAt": "2026-11-20T09:12:44.000Z",
         *       "updatedAt": "2026-11-20T09:12:44.000Z",
         *       "version": 1,
         *       "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
         *     }
         */
        WebhookWithSecret: {
            /** @description By which it is found. */
            id: string;
            /** @description What people call it. */
            name: string;
            /** @description Where events go. */
            url: string;
            /** @description What it is told. */
            eventTypes: ("run.succeeded" | "run.failed" | "service.unhealthy" | "service.recovered")[];
            /** @description Whether anything is sent. */
            enabled: boolean;
            /**
             * @description How its receiver fares. `unused`: nothing was sent yet; `degraded`: the last try failed; `failing`: the last three did, or more; `paused`: switched off.
             * @enum {string}
             */
            state: "unused" | "healthy" | "degraded" | "failing" | "paused";
            /**
             * Format: date-time
             * @description Since when every try has failed.
             * @example 2026-11-23T03:00:00.000Z
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description When a try last succeeded.
             * @example 2026-11-23T03:00:00.000Z
             */
            lastSuccessAt: string | null;
            /**
             * Format: date-time
             * @description When a try last failed.
             * @example 2026-11-23T03:00:00.000Z
             */
            lastFailureAt: string | null;
            /** @description The name of who made it. */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-23T03:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             * @example 2026-11-23T03:00:00.000Z
             */
            updatedAt: string;
            /** @description What `If-Match` takes, in quotes. */
            version: number;
            /**
             * @description By which the receiver tells that a request is ours: shown now, and never again.
             * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
             */
            secret: string;
        };
        /**
         * @example {
         *       "name": "On-call",
         *       "url": "https://hooks.example.com/lakehouse",
         *       "eventTypes": [
         *         "run.failed",
         *         "service.unhealthy",
         *         "service.recovered"
         *       ],
         *       "enabled": true
         *     }
         */
        CreateWebhook: {
            /** @description What people call it; no two have the same. */
            name: string;
            /** @description Where events go: `http` or `https`, and not into the stack’s own networks. */
            url: string;
            /** @description What it is told. */
            eventTypes: ("run.succeeded" | "run.failed" | "service.unhealthy" | "service.recovered")[];
            /**
             * @description Whether anything is sent.
             * @default true
             */
            enabled: boolean;
        };
        WebhookDeliveryPage: {
            items: components["schemas"]["WebhookDelivery"][];
            /**
             * @description What to send as `cursor` for the next page; null on the last.
             * @example null
             */
            nextCursor: string | null;
        };
        /**
         * @description One event on its way to one webhook.
         * @example {
         *       "id": "0c5d4b52-7d0c-4f4a-a0f3-0d5f2f9f9c11",
         *       "webhookId": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
         *       "webhookName": "On-call",
         *       "eventId": "b5b0a3e4-9b6a-4f0e-8a51-2f6f5d1c7a10",
         *       "eventType": "run.failed",
         *       "subject": "sales_pipeline manual__2026-11-23T03:00:00+00:00",
         *       "state": "succeeded",
         *       "tries": 1,
         *       "nextAttemptAt": null,
         *       "lastAttemptAt": "2026-11-23T03:00:01.204Z",
         *       "lastStatus": 204,
         *       "lastError": null,
         *       "createdAt": "2026-11-23T03:00:00.911Z"
         *     }
         */
        WebhookDelivery: {
            /** @description By which it is found. */
            id: string;
            /** @description The webhook it goes to. */
            webhookId: string;
            /** @description What that is called. */
            webhookName: string;
            /** @description What `webhook-id` says, the same in every try: by it a receiver tells what it has had already. */
            eventId: string;
            /**
             * @description What has happened.
             * @enum {string}
             */
            eventType: "run.succeeded" | "run.failed" | "service.unhealthy" | "service.recovered" | "webhook.test";
            /** @description What it is about, in words. */
            subject: string;
            /**
             * @description Whether it is on its way, has arrived, or is given up.
             * @enum {string}
             */
            state: "pending" | "succeeded" | "failed";
            /** @description How often it was tried since it was made or last replayed. */
            tries: number;
            /**
             * Format: date-time
             * @description Null unless it is pending.
             * @example 2026-11-23T03:00:00.000Z
             */
            nextAttemptAt: string | null;
            /**
             * Format: date-time
             * @description When it was last tried.
             * @example 2026-11-23T03:00:00.000Z
             */
            lastAttemptAt: string | null;
            /** @description What the receiver answered last; null where it did not. */
            lastStatus: number | null;
            /** @description Why the last try failed. */
            lastError: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-23T03:00:00.000Z
             */
            createdAt: string;
        };
        /**
         * @description A delivery with what is sent, and each try.
         * @example {
         *       "id": "0c5d4b52-7d0c-4f4a-a0f3-0d5f2f9f9c11",
         *       "webhookId": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
         *       "webhookName": "On-call",
         *       "eventId": "b5b0a3e4-9b6a-4f0e-8a51-2f6f5d1c7a10",
         *       "eventType": "run.failed",
         *       "subject": "sales_pipeline manual__2026-11-23T03:00:00+00:00",
         *       "state": "succeeded",
         *       "tries": 1,
         *       "nextAttemptAt": null,
         *       "lastAttemptAt": "2026-11-23T03:00:01.204Z",
         *       "lastStatus": 204,
         *       "lastError": null,
         *       "createdAt": "2026-11-23T03:00:00.911Z",
         *       "payload": "{\"type\":\"run.failed\",\"timestamp\":\"2026-11-23T03:00:00.000Z\",\"data\":{\"dagId\":\"sales_pipeline\",\"dagRunId\":\"manual__2026-11-23T03:00:00+00:00\",\"state\":\"failed\"}}",
         *       "attempts": [
         *         {
         *           "at": "2026-11-23T03:00:01.204Z",
         *           "durationMs": 84,
         *           "status": 204,
         *           "error": null,
         *           "response": ""
         *         }
         *       ]
         *     }
         */
        WebhookDeliveryDetails: {
            /** @description By which it is found. */
            id: string;
            /** @description The webhook it goes to. */
            webhookId: string;
            /** @description What that is called. */
            webhookName: string;
            /** @description What `webhook-id` says, the same in every try: by it a receiver tells what it has had already. */
            eventId: string;
            /**
             * @description What has happened.
             * @enum {string}
             */
            eventType: "run.succeeded" | "run.failed" | "service.unhealthy" | "service.recovered" | "webhook.test";
            /** @description What it is about, in words. */
            subject: string;
            /**
             * @description Whether it is on its way, has arrived, or is given up.
             * @enum {string}
             */
            state: "pending" | "succeeded" | "failed";
            /** @description How often it was tried since it was made or last replayed. */
            tries: number;
            /**
             * Format: date-time
             * @description Null unless it is pending.
             * @example 2026-11-23T03:00:00.000Z
             */
            nextAttemptAt: string | null;
            /**
             * Format: date-time
             * @description When it was last tried.
             * @example 2026-11-23T03:00:00.000Z
             */
            lastAttemptAt: string | null;
            /** @description What the receiver answered last; null where it did not. */
            lastStatus: number | null;
            /** @description Why the last try failed. */
            lastError: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-11-23T03:00:00.000Z
             */
            createdAt: string;
            /** @description The body, as it is sent. */
            payload: string;
            /** @description The newest first, of which the newest 50. */
            attempts: {
                /**
                 * Format: date-time
                 * @description When it was tried.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                at: string;
                /** @description How long it took. */
                durationMs: number;
                /** @description What the receiver answered; null where it did not. */
                status: number | null;
                /** @description Why it failed. */
                error: string | null;
                /** @description The first 4 KiB of the answer. */
                response: string | null;
            }[];
        };
        /**
         * @example {
         *       "enabled": false
         *     }
         */
        UpdateWebhook: {
            /** @description What people call it; no two have the same. */
            name?: string;
            /** @description Where events go: `http` or `https`, and not into the stack’s own networks. */
            url?: string;
            /** @description What it is told. */
            eventTypes?: ("run.succeeded" | "run.failed" | "service.unhealthy" | "service.recovered")[];
            /** @description Whether anything is sent. */
            enabled?: boolean;
        };
        /**
         * @example {
         *       "code": "123456"
         *     }
         */
        SecondFactorCode: {
            /** @description Six digits of the authenticator, or a backup code. */
            code: string;
        };
        /**
         * @description A person’s second factor.
         * @example {
         *       "enabled": true,
         *       "backupCodesLeft": 9,
         *       "hasPassword": true
         *     }
         */
        TwoFactor: {
            /** @description Whether signing in asks for it. */
            enabled: boolean;
            /** @description How many backup codes are left; null while it is off, or cannot be read since `CONSOLE_AUTH_SECRET` was replaced. */
            backupCodesLeft: number | null;
            /** @description Whether this person signs in with a password at all: without one there is no second factor here. */
            hasPassword: boolean;
        };
        TwoFactorStart: {
            /**
             * @description What an authenticator reads, as text or as a code in a picture.
             * @example otpauth://totp/Lakehouse:ada%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Lakehouse
             */
            uri: string;
            /**
             * @description The same secret in base32, for typing.
             * @example JBSWY3DPEHPK3PXP
             */
            secret: string;
            /**
             * @description Each opens one sign-in in place of a code. They are shown this once.
             * @example [
             *       "8Kq2P-x7Wnd",
             *       "tR4mZ-0vYbs"
             *     ]
             */
            backupCodes: string[];
        };
        /**
         * @example {
         *       "password": "correct horse battery staple"
         *     }
         */
        StartTwoFactor: {
            /** @description Your password, as proof that it is you. */
            password: string;
        };
        /**
         * @example {
         *       "password": "correct horse battery staple",
         *       "code": "123456"
         *     }
         */
        ProveTwoFactor: {
            /** @description Your password, as proof that it is you. */
            password: string;
            /** @description Six digits of the authenticator, or a backup code. */
            code: string;
        };
        BackupCodes: {
            /**
             * @description Each opens one sign-in in place of a code. They are shown this once.
             * @example [
             *       "8Kq2P-x7Wnd",
             *       "tR4mZ-0vYbs"
             *     ]
             */
            backupCodes: string[];
        };
    };
    responses: {
        /** @description `invalid_request`: The request is not valid. */
        invalid_request: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `wrong_credentials`: Wrong email or password. */
        wrong_credentials: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `origin_refused`: The request came from another site. */
        origin_refused: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `payload_too_large`: The request is too large. */
        payload_too_large: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate_limited`: Too many requests. */
        rate_limited: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: The console failed. */
        internal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `upstream_unavailable`: A service cannot be reached. */
        upstream_unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthenticated`: Sign in first. */
        unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                "WWW-Authenticate": components["headers"]["Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: Not allowed. `origin_refused`: The request came from another site. */
        "forbidden-or-origin_refused": {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: Not allowed. */
        forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `conflict`: The thing is in another state. */
        conflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_key_reused`: The key belongs to another request. */
        idempotency_key_reused: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: Not allowed. `password_change_required`: Choose a new password first. */
        "forbidden-or-password_change_required": {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: Not allowed. `password_change_required`: Choose a new password first. `origin_refused`: The request came from another site. */
        "forbidden-or-origin_refused-or-password_change_required": {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: Not found. */
        not_found: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `upstream_error`: A service answered with an error. */
        upstream_error: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `upstream_timeout`: A service did not answer in time. */
        upstream_timeout: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_failed`: Someone else has changed it meanwhile. */
        precondition_failed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `service_protected`: The console cannot do this to itself. `forbidden`: Not allowed. `password_change_required`: Choose a new password first. `origin_refused`: The request came from another site. */
        "forbidden-or-origin_refused-or-password_change_required-or-service_protected": {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `query_failed`: The query failed. `idempotency_key_reused`: The key belongs to another request. */
        "idempotency_key_reused-or-query_failed": {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthenticated`: Sign in first. `wrong_code`: Wrong code. */
        "unauthenticated-or-wrong_code": {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                "WWW-Authenticate": components["headers"]["Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description By which the console’s log finds this request; problems carry it too. */
        RequestId: string;
        /** @description How many requests this caller has in a minute. */
        RateLimitLimit: number;
        /** @description How many are left in this one. */
        RateLimitRemaining: number;
        /** @description In how many seconds the next minute begins. */
        RateLimitReset: number;
        /** @description Where the browser goes on. */
        Location: string;
        /** @description How many seconds to wait; in milliseconds it is the problem’s `retryAfterMs`. */
        RetryAfter: number;
        /** @description The version that this is: what `If-Match` takes. */
        ETag: string;
        /** @description `true` when the request came before with the same `Idempotency-Key`: this is the answer of then. */
        IdempotencyReplayed: "true";
        /** @description How to be let in. */
        Authenticate: "Bearer";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.org",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Signed in, with the session in the cookie; or asked for a second factor, with no session yet. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *       "kind": "person",
                     *       "name": "Ada Lindqvist",
                     *       "email": "ada@example.org",
                     *       "role": "operator",
                     *       "mustChangePassword": false,
                     *       "twoFactorEnabled": false,
                     *       "secondFactor": false
                     *     }
                     */
                    "application/json": components["schemas"]["SignInAnswer"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["wrong_credentials"];
            403: components["responses"]["origin_refused"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person or token asking. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *       "kind": "person",
                     *       "name": "Ada Lindqvist",
                     *       "email": "ada@example.org",
                     *       "role": "operator",
                     *       "mustChangePassword": false,
                     *       "twoFactorEnabled": true
                     *     }
                     */
                    "application/json": components["schemas"]["Viewer"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postAccountPassword: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "correct horse battery staple",
                 *       "newPassword": "nine purple lanterns drift"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Changed; every other session has ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getAccountSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Living sessions, the one in use first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "Zt4kW9bXo2Qm7uHn3cRv6yLs",
                     *           "current": true,
                     *           "createdAt": "2026-11-20T07:58:12.402Z",
                     *           "lastSeenAt": "2026-11-23T06:41:03.117Z",
                     *           "expiresAt": "2026-11-30T06:41:03.117Z",
                     *           "ipAddress": "203.0.113.24",
                     *           "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["AccountSession"][];
                    };
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    deleteAccountSessionsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As the list names it.
                 * @example Zt4kW9bXo2Qm7uHn3cRv6yLs
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getAudit: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
                /**
                 * @description A person’s id, `cli` or `anonymous`.
                 * @example cli
                 */
                actor?: string;
                /**
                 * @description Such as `person.update`; `person.` for all that begins so.
                 * @example person.
                 */
                action?: string;
                /**
                 * @description Only what became this.
                 * @example pending
                 */
                outcome?: "pending" | "succeeded" | "failed" | "refused" | "unknown";
                /**
                 * @description Part of an actor’s name, an action, a target or an address.
                 * @example grace@example.org
                 */
                search?: string;
                /**
                 * @description The first instant that belongs to it.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                from?: string;
                /**
                 * @description The first instant that does not any more.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, the newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1f6f6b36-0c9e-4f0b-8a70-7a1c0b0a4c2e",
                     *           "at": "2026-11-24T09:00:00.000Z",
                     *           "actor": {
                     *             "id": "0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55",
                     *             "name": "Ada",
                     *             "kind": "person",
                     *             "tokenName": null
                     *           },
                     *           "address": "10.0.0.7",
                     *           "action": "person.update",
                     *           "target": "grace@example.org",
                     *           "before": {
                     *             "role": "viewer"
                     *           },
                     *           "after": {
                     *             "role": "operator"
                     *           },
                     *           "outcome": "succeeded",
                     *           "errorCode": null,
                     *           "finishedAt": "2026-11-24T09:00:00.040Z",
                     *           "requestId": "5b0c1f0a-9a8e-4f0e-8a0f-3b1d2c4e5f60"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getAuditExport: {
        parameters: {
            query?: {
                /**
                 * @description A person’s id, `cli` or `anonymous`.
                 * @example cli
                 */
                actor?: string;
                /**
                 * @description Such as `person.update`; `person.` for all that begins so.
                 * @example person.
                 */
                action?: string;
                /**
                 * @description Only what became this.
                 * @example pending
                 */
                outcome?: "pending" | "succeeded" | "failed" | "refused" | "unknown";
                /**
                 * @description Part of an actor’s name, an action, a target or an address.
                 * @example grace@example.org
                 */
                search?: string;
                /**
                 * @description The first instant that belongs to it.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                from?: string;
                /**
                 * @description The first instant that does not any more.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                to?: string;
                /**
                 * @description A table, or lines of JSON.
                 * @example csv
                 */
                format?: "csv" | "ndjson";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All events of the filter, the newest first; with `format=ndjson` as lines of JSON. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example at,actor,actorId,actorKind,token,address,action,target,outcome,errorCode,before,after,finishedAt,requestId,id
                     *     2026-11-24T09:00:00.000Z,Ada Lindqvist,q7Yw2nKcVb0tPz5RmE1sJx8L,person,,10.0.0.7,service.restart,trino,succeeded,,,,2026-11-24T09:00:00.040Z,5b0c1f0a-9a8e-4f0e-8a0f-3b1d2c4e5f60,1f6f6b36-0c9e-4f0b-8a70-7a1c0b0a4c2e
                     */
                    "text/csv": string;
                    /** @example {"id":"1f6f6b36-0c9e-4f0b-8a70-7a1c0b0a4c2e","at":"2026-11-24T09:00:00.000Z","actor":{"id":"q7Yw2nKcVb0tPz5RmE1sJx8L","name":"Ada Lindqvist","kind":"person","tokenName":null},"address":"10.0.0.7","action":"service.restart","target":"trino","before":null,"after":null,"outcome":"succeeded","errorCode":null,"finishedAt":"2026-11-24T09:00:00.040Z","requestId":"5b0c1f0a-9a8e-4f0e-8a0f-3b1d2c4e5f60"} */
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getIngestionCdc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description State, lag and tables; `absent` while the part is off. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "streaming",
                     *       "since": "2026-11-25T04:12:46.000Z",
                     *       "error": null,
                     *       "startedAt": "2026-11-25T04:12:24.000Z",
                     *       "lastCommitAt": "2026-11-25T04:12:44.000Z",
                     *       "lagSeconds": 1.8,
                     *       "lagBytes": "4096",
                     *       "acknowledgedLsn": "0/21CDE18",
                     *       "slot": {
                     *         "status": "reserved",
                     *         "retainedBytes": "8192",
                     *         "limitBytes": "1073741824"
                     *       },
                     *       "sourceSeenAt": "2026-11-25T04:12:45.000Z",
                     *       "tables": [
                     *         {
                     *           "source": "public.orders",
                     *           "target": "cdc_orders",
                     *           "rows": "500",
                     *           "inserted": "3",
                     *           "updated": "30",
                     *           "deleted": "2",
                     *           "repeated": "0",
                     *           "snapshotRows": "500",
                     *           "lostValues": []
                     *         }
                     *       ],
                     *       "notes": [
                     *         {
                     *           "at": "2026-11-25T04:12:39.000Z",
                     *           "text": "public.orders.note was added"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cdc"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    postIngestionCdcResnapshot: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Under way; its state follows in `GET /ingestion/cdc`. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "streaming",
                     *       "since": "2026-11-25T04:12:46.000Z",
                     *       "error": null,
                     *       "startedAt": "2026-11-25T04:12:24.000Z",
                     *       "lastCommitAt": "2026-11-25T04:12:44.000Z",
                     *       "lagSeconds": 1.8,
                     *       "lagBytes": "4096",
                     *       "acknowledgedLsn": "0/21CDE18",
                     *       "slot": {
                     *         "status": "reserved",
                     *         "retainedBytes": "8192",
                     *         "limitBytes": "1073741824"
                     *       },
                     *       "sourceSeenAt": "2026-11-25T04:12:45.000Z",
                     *       "tables": [
                     *         {
                     *           "source": "public.orders",
                     *           "target": "cdc_orders",
                     *           "rows": "500",
                     *           "inserted": "3",
                     *           "updated": "30",
                     *           "deleted": "2",
                     *           "repeated": "0",
                     *           "snapshotRows": "500",
                     *           "lostValues": []
                     *         }
                     *       ],
                     *       "notes": [
                     *         {
                     *           "at": "2026-11-25T04:12:39.000Z",
                     *           "text": "public.orders.note was added"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cdc"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            409: components["responses"]["conflict"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getDags: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
                /**
                 * @description Only DAGs with this tag.
                 * @example ingestion
                 */
                tag?: string;
                /**
                 * @description Only those whose schedule is held, or is not.
                 * @example true
                 */
                isPaused?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description DAGs, each with its last run, by id. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "dagId": "sales_pipeline",
                     *           "displayName": "sales_pipeline",
                     *           "description": "CSV files in S3 into the Iceberg table lakehouse.sales, by order_id",
                     *           "isPaused": false,
                     *           "hasImportErrors": false,
                     *           "schedule": "0 3 * * *",
                     *           "nextRunAt": "2026-11-23T03:00:00.000Z",
                     *           "tags": [
                     *             "ingestion",
                     *             "sales"
                     *           ],
                     *           "lastRun": {
                     *             "dagId": "sales_pipeline",
                     *             "dagRunId": "manual__2026-11-23T03:00:00.240105+00:00",
                     *             "state": "success",
                     *             "runType": "manual",
                     *             "queuedAt": "2026-11-23T03:00:00.280Z",
                     *             "startedAt": "2026-11-23T03:00:01.049Z",
                     *             "endedAt": "2026-11-23T03:00:15.796Z",
                     *             "durationMs": 14747,
                     *             "conf": {
                     *               "prefix": "raw/sales/"
                     *             },
                     *             "note": "Asked for by Ada Lindqvist"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "at": "2026-11-23T03:00:00.000Z",
                     *       "periodMs": 3000,
                     *       "error": null
                     *     }
                     */
                    "application/json": components["schemas"]["DagPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getDagsEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the event that was read last; a browser sends it by itself when it connects again. A log goes on from there. Other streams begin with the newest value in any case.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every DAG with its last run, again whenever they were read. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example : open
                     *     retry: 2000
                     *
                     *     id: 2026-11-23T03:00:00.000Z
                     *     data: {"data":[{"dagId":"sales_pipeline","displayName":"sales_pipeline","description":"CSV files in S3 into the Iceberg table lakehouse.sales, by order_id","isPaused":false,"hasImportErrors":false,"schedule":"0 3 * * *","nextRunAt":"2026-11-23T03:00:00.000Z","tags":["ingestion","sales"],"lastRun":{"dagId":"sales_pipeline","dagRunId":"manual__2026-11-23T03:00:00.240105+00:00","state":"success","runType":"manual","queuedAt":"2026-11-23T03:00:00.280Z","startedAt":"2026-11-23T03:00:01.049Z","endedAt":"2026-11-23T03:00:15.796Z","durationMs":14747,"conf":{"prefix":"raw/sales/"},"note":"Asked for by Ada Lindqvist"}}],"at":"2026-11-23T03:00:00.000Z","periodMs":3000,"error":null}
                     *
                     *     : heartbeat
                     */
                    "text/event-stream": {
                        /** @constant */
                        event?: "message";
                        id?: string;
                        data: string;
                    } | {
                        /** @constant */
                        event: "session-ended";
                        data: string;
                    };
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getDagsDagId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The DAG’s id in Airflow.
                 * @example sales_pipeline
                 */
                dagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The DAG, its params as JSON schemas, and its tasks. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dagId": "sales_pipeline",
                     *       "displayName": "sales_pipeline",
                     *       "description": "CSV files in S3 into the Iceberg table lakehouse.sales, by order_id",
                     *       "isPaused": false,
                     *       "hasImportErrors": false,
                     *       "schedule": "0 3 * * *",
                     *       "nextRunAt": "2026-11-23T03:00:00.000Z",
                     *       "tags": [
                     *         "ingestion",
                     *         "sales"
                     *       ],
                     *       "params": {
                     *         "prefix": {
                     *           "default": "raw/sales/",
                     *           "description": "Only files below this key",
                     *           "schema": {
                     *             "type": "string"
                     *           }
                     *         }
                     *       },
                     *       "tasks": [
                     *         {
                     *           "taskId": "load_files",
                     *           "displayName": "load_files",
                     *           "operator": "@task",
                     *           "downstreamTaskIds": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DagDetails"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getDagsDagIdRuns: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example 50
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The DAG’s id in Airflow.
                 * @example sales_pipeline
                 */
                dagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Runs, the newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "dagId": "sales_pipeline",
                     *           "dagRunId": "manual__2026-11-23T03:00:00.240105+00:00",
                     *           "state": "success",
                     *           "runType": "manual",
                     *           "queuedAt": "2026-11-23T03:00:00.280Z",
                     *           "startedAt": "2026-11-23T03:00:01.049Z",
                     *           "endedAt": "2026-11-23T03:00:15.796Z",
                     *           "durationMs": 14747,
                     *           "conf": {
                     *             "prefix": "raw/sales/"
                     *           },
                     *           "note": "Asked for by Ada Lindqvist"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["DagRunPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    postDagsDagIdRuns: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The DAG’s id in Airflow.
                 * @example sales_pipeline
                 */
                dagId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "conf": {
                 *         "prefix": "raw/sales/"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TriggerDagRun"];
            };
        };
        responses: {
            /** @description Asked for; the run goes on in Airflow. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dagId": "sales_pipeline",
                     *       "dagRunId": "manual__2026-11-23T03:00:00.240105+00:00",
                     *       "state": "success",
                     *       "runType": "manual",
                     *       "queuedAt": "2026-11-23T03:00:00.280Z",
                     *       "startedAt": "2026-11-23T03:00:01.049Z",
                     *       "endedAt": "2026-11-23T03:00:15.796Z",
                     *       "durationMs": 14747,
                     *       "conf": {
                     *         "prefix": "raw/sales/"
                     *       },
                     *       "note": "Asked for by Ada Lindqvist"
                     *     }
                     */
                    "application/json": components["schemas"]["DagRun"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getDagsDagIdRunsRunId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The DAG’s id in Airflow.
                 * @example sales_pipeline
                 */
                dagId: string;
                /**
                 * @description The run’s id in Airflow.
                 * @example manual__2026-11-23T03:00:00.240105+00:00
                 */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dagId": "sales_pipeline",
                     *       "dagRunId": "manual__2026-11-23T03:00:00.240105+00:00",
                     *       "state": "success",
                     *       "runType": "manual",
                     *       "queuedAt": "2026-11-23T03:00:00.280Z",
                     *       "startedAt": "2026-11-23T03:00:01.049Z",
                     *       "endedAt": "2026-11-23T03:00:15.796Z",
                     *       "durationMs": 14747,
                     *       "conf": {
                     *         "prefix": "raw/sales/"
                     *       },
                     *       "note": "Asked for by Ada Lindqvist"
                     *     }
                     */
                    "application/json": components["schemas"]["DagRun"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getDagsDagIdRunsRunIdEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the event that was read last; a browser sends it by itself when it connects again. A log goes on from there. Other streams begin with the newest value in any case.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The DAG’s id in Airflow.
                 * @example sales_pipeline
                 */
                dagId: string;
                /**
                 * @description The run’s id in Airflow.
                 * @example manual__2026-11-23T03:00:00.240105+00:00
                 */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run with its tasks, again whenever they were read. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example : open
                     *     retry: 2000
                     *
                     *     id: 2026-11-23T03:00:00.000Z
                     *     data: {"data":{"run":{"dagId":"sales_pipeline","dagRunId":"manual__2026-11-23T03:00:00.240105+00:00","state":"success","runType":"manual","queuedAt":"2026-11-23T03:00:00.280Z","startedAt":"2026-11-23T03:00:01.049Z","endedAt":"2026-11-23T03:00:15.796Z","durationMs":14747,"conf":{"prefix":"raw/sales/"},"note":"Asked for by Ada Lindqvist"},"tasks":[{"taskId":"load_files","mapIndex":-1,"state":"success","tryNumber":1,"startedAt":"2026-11-23T03:00:01.412Z","endedAt":"2026-11-23T03:00:11.960Z","durationMs":10548}]},"at":"2026-11-23T03:00:00.000Z","periodMs":3000,"error":null}
                     *
                     *     : heartbeat
                     */
                    "text/event-stream": {
                        /** @constant */
                        event?: "message";
                        id?: string;
                        data: string;
                    } | {
                        /** @constant */
                        event: "session-ended";
                        data: string;
                    };
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getDagsDagIdRunsRunIdTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The DAG’s id in Airflow.
                 * @example sales_pipeline
                 */
                dagId: string;
                /**
                 * @description The run’s id in Airflow.
                 * @example manual__2026-11-23T03:00:00.240105+00:00
                 */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tasks as they stand in this run. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "taskId": "load_files",
                     *           "mapIndex": -1,
                     *           "state": "success",
                     *           "tryNumber": 1,
                     *           "startedAt": "2026-11-23T03:00:01.412Z",
                     *           "endedAt": "2026-11-23T03:00:11.960Z",
                     *           "durationMs": 10548
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["TaskInstance"][];
                    };
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getDagsDagIdRunsRunIdTasksTaskIdLogsTryNumber: {
        parameters: {
            query?: {
                /**
                 * @description Which of a mapped task; -1 of one that is not.
                 * @example -1
                 */
                mapIndex?: number | null;
            };
            header?: never;
            path: {
                /**
                 * @description The DAG’s id in Airflow.
                 * @example sales_pipeline
                 */
                dagId: string;
                /**
                 * @description The run’s id in Airflow.
                 * @example manual__2026-11-23T03:00:00.240105+00:00
                 */
                runId: string;
                /**
                 * @description The task’s id in the DAG.
                 * @example load_files
                 */
                taskId: string;
                /**
                 * @description Which try, from 1.
                 * @example 1
                 */
                tryNumber: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The log of one try. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example 2026-11-23T03:00:01.430Z INFO  Found 12 files below raw/sales/
                     *     2026-11-23T03:00:11.902Z INFO  Merged 48200 rows
                     */
                    "text/plain": string;
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getIngestionEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the event that was read last; a browser sends it by itself when it connects again. A log goes on from there. Other streams begin with the newest value in any case.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every pipeline, again whenever they were read. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example : open
                     *     retry: 2000
                     *
                     *     id: 2026-11-23T03:00:00.000Z
                     *     data: {"data":[{"name":"sales","description":"Sales orders","dagId":"sales_pipeline","origin":"built-in","faults":[],"sourcePrefix":"raw/sales/","format":"csv","table":"sales","schedule":"*\/15 * * * *","isPaused":false,"lastRun":{"dagId":"sales_pipeline","dagRunId":"asset_triggered__2026-11-23T03:00:00.240105+00:00","state":"success","runType":"asset_triggered","queuedAt":"2026-11-23T03:00:00.280Z","startedAt":"2026-11-23T03:00:01.049Z","endedAt":"2026-11-23T03:00:05.796Z","durationMs":4747,"conf":{},"note":null},"watermark":{"column":"order_date","value":"2026-11-22","reachedAt":"2026-11-23T03:00:05.311Z"},"files":{"seen":12,"pending":1,"isComplete":true,"ingested":10,"refused":1},"rows":{"read":"48200","inserted":"48000","updated":"150","unchanged":"40","superseded":"7","rejected":"3"},"openRejects":3,"oldestPendingAt":"2026-11-23T03:04:10.000Z","outdated":[]}],"at":"2026-11-23T03:00:00.000Z","periodMs":3000,"error":null}
                     *
                     *     : heartbeat
                     */
                    "text/event-stream": {
                        /** @constant */
                        event?: "message";
                        id?: string;
                        data: string;
                    } | {
                        /** @constant */
                        event: "session-ended";
                        data: string;
                    };
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getIngestionPreview: {
        parameters: {
            query: {
                /**
                 * @description The file, or the folder whose newest file it is.
                 * @example raw/sales/
                 */
                prefix: string;
                /**
                 * @description What it is; found out by its name when left out.
                 * @example csv
                 */
                format?: "csv" | "jsonl" | "parquet";
                /**
                 * @description What stands between values; found out when left out.
                 * @example ;
                 */
                delimiter?: string;
                /**
                 * @description How its text is encoded; found out when left out.
                 * @example utf-8
                 */
                encoding?: "utf-8" | "latin-1" | "windows-1252" | "utf-16";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its first rows and its columns. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "format": "csv",
                     *       "delimiter": ";",
                     *       "quote": "\"",
                     *       "encoding": "utf-8",
                     *       "hasHeader": true,
                     *       "columns": [
                     *         {
                     *           "name": "order_id",
                     *           "source": "Order ID",
                     *           "type": "bigint",
                     *           "nulls": "0",
                     *           "distinct": "1200",
                     *           "isDistinctExact": true,
                     *           "min": "1001",
                     *           "max": "2200",
                     *           "examples": [
                     *             "1001",
                     *             "1002",
                     *             "1003"
                     *           ],
                     *           "form": null,
                     *           "isCandidateKey": true
                     *         }
                     *       ],
                     *       "firstRows": [
                     *         [
                     *           "1001"
                     *         ],
                     *         [
                     *           "1002"
                     *         ]
                     *       ],
                     *       "key": "raw/sales/2026-11-22.csv",
                     *       "sizeBytes": 18204,
                     *       "modifiedAt": "2026-11-23T02:59:58.000Z",
                     *       "isWhole": true,
                     *       "candidateKeys": [
                     *         [
                     *           "order_id"
                     *         ]
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FilePreview"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getIngestionPipelines: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
                /**
                 * @description Only those whose name or table holds this text, in any case.
                 * @example sales
                 */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pipelines, by name. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "sales",
                     *           "description": "Sales orders",
                     *           "dagId": "sales_pipeline",
                     *           "origin": "built-in",
                     *           "faults": [],
                     *           "sourcePrefix": "raw/sales/",
                     *           "format": "csv",
                     *           "table": "sales",
                     *           "schedule": "*\/15 * * * *",
                     *           "isPaused": false,
                     *           "lastRun": {
                     *             "dagId": "sales_pipeline",
                     *             "dagRunId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
                     *             "state": "success",
                     *             "runType": "asset_triggered",
                     *             "queuedAt": "2026-11-23T03:00:00.280Z",
                     *             "startedAt": "2026-11-23T03:00:01.049Z",
                     *             "endedAt": "2026-11-23T03:00:05.796Z",
                     *             "durationMs": 4747,
                     *             "conf": {},
                     *             "note": null
                     *           },
                     *           "watermark": {
                     *             "column": "order_date",
                     *             "value": "2026-11-22",
                     *             "reachedAt": "2026-11-23T03:00:05.311Z"
                     *           },
                     *           "files": {
                     *             "seen": 12,
                     *             "pending": 1,
                     *             "isComplete": true,
                     *             "ingested": 10,
                     *             "refused": 1
                     *           },
                     *           "rows": {
                     *             "read": "48200",
                     *             "inserted": "48000",
                     *             "updated": "150",
                     *             "unchanged": "40",
                     *             "superseded": "7",
                     *             "rejected": "3"
                     *           },
                     *           "openRejects": 3,
                     *           "oldestPendingAt": "2026-11-23T03:04:10.000Z",
                     *           "outdated": []
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "at": "2026-11-23T03:00:00.000Z",
                     *       "periodMs": 3000,
                     *       "error": null
                     *     }
                     */
                    "application/json": components["schemas"]["PipelinePage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postIngestionPipelines: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "declaration": {
                 *         "name": "sales",
                 *         "description": "Sales orders",
                 *         "source": {
                 *           "prefix": "raw/sales/",
                 *           "format": "csv",
                 *           "delimiter": ","
                 *         },
                 *         "target": {
                 *           "table": "sales",
                 *           "key": [
                 *             "order_id"
                 *           ],
                 *           "watermark": "order_date",
                 *           "partitioning": [
                 *             "month(order_date)"
                 *           ],
                 *           "columns": [
                 *             {
                 *               "name": "order_id",
                 *               "type": "bigint",
                 *               "comment": "Key of the order"
                 *             },
                 *             {
                 *               "name": "customer",
                 *               "type": "varchar"
                 *             },
                 *             {
                 *               "name": "amount",
                 *               "type": "decimal(18,2)"
                 *             },
                 *             {
                 *               "name": "order_date",
                 *               "type": "date"
                 *             }
                 *           ]
                 *         },
                 *         "bad_rows": {
                 *           "max_share": 0.1
                 *         },
                 *         "schedule": "*\/15 * * * *"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WritePipeline"];
            };
        };
        responses: {
            /** @description The pipeline. `ETag` is what `If-Match` takes. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "sales",
                     *       "description": "Sales orders",
                     *       "dagId": "sales_pipeline",
                     *       "origin": "built-in",
                     *       "faults": [],
                     *       "sourcePrefix": "raw/sales/",
                     *       "format": "csv",
                     *       "table": "sales",
                     *       "schedule": "*\/15 * * * *",
                     *       "isPaused": false,
                     *       "lastRun": {
                     *         "dagId": "sales_pipeline",
                     *         "dagRunId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
                     *         "state": "success",
                     *         "runType": "asset_triggered",
                     *         "queuedAt": "2026-11-23T03:00:00.280Z",
                     *         "startedAt": "2026-11-23T03:00:01.049Z",
                     *         "endedAt": "2026-11-23T03:00:05.796Z",
                     *         "durationMs": 4747,
                     *         "conf": {},
                     *         "note": null
                     *       },
                     *       "watermark": {
                     *         "column": "order_date",
                     *         "value": "2026-11-22",
                     *         "reachedAt": "2026-11-23T03:00:05.311Z"
                     *       },
                     *       "files": {
                     *         "seen": 12,
                     *         "pending": 1,
                     *         "isComplete": true,
                     *         "ingested": 10,
                     *         "refused": 1
                     *       },
                     *       "rows": {
                     *         "read": "48200",
                     *         "inserted": "48000",
                     *         "updated": "150",
                     *         "unchanged": "40",
                     *         "superseded": "7",
                     *         "rejected": "3"
                     *       },
                     *       "openRejects": 3,
                     *       "oldestPendingAt": "2026-11-23T03:04:10.000Z",
                     *       "outdated": [],
                     *       "declaration": {
                     *         "name": "sales",
                     *         "description": "Sales orders",
                     *         "source": {
                     *           "prefix": "raw/sales/",
                     *           "format": "csv",
                     *           "delimiter": ","
                     *         },
                     *         "target": {
                     *           "table": "sales",
                     *           "key": [
                     *             "order_id"
                     *           ],
                     *           "watermark": "order_date",
                     *           "partitioning": [
                     *             "month(order_date)"
                     *           ],
                     *           "columns": [
                     *             {
                     *               "name": "order_id",
                     *               "type": "bigint",
                     *               "comment": "Key of the order"
                     *             },
                     *             {
                     *               "name": "customer",
                     *               "type": "varchar"
                     *             },
                     *             {
                     *               "name": "amount",
                     *               "type": "decimal(18,2)"
                     *             },
                     *             {
                     *               "name": "order_date",
                     *               "type": "date"
                     *             }
                     *           ]
                     *         },
                     *         "bad_rows": {
                     *           "max_share": 0.1
                     *         },
                     *         "schedule": "*\/15 * * * *"
                     *       },
                     *       "yaml": "name: sales\nsource:\n  prefix: raw/sales/\ntarget:\n  table: sales\n  key: [order_id]\n  columns:\n    - { name: order_id, type: bigint }\n"
                     *     }
                     */
                    "application/json": components["schemas"]["PipelineDetails"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postIngestionPipelinesValidate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "yaml": "name: sales\nsource:\n  prefix: raw/sales/\n"
                 *     }
                 */
                "application/json": components["schemas"]["ValidatePipeline"];
            };
        };
        responses: {
            /** @description What is wrong with it, and the file that it would be. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "faults": [
                     *         {
                     *           "path": "target",
                     *           "line": 1,
                     *           "message": "Is missing"
                     *         }
                     *       ],
                     *       "declaration": null,
                     *       "yaml": null
                     *     }
                     */
                    "application/json": components["schemas"]["ValidatedPipeline"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getIngestionPipelinesName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pipeline. `ETag` is what `If-Match` takes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "sales",
                     *       "description": "Sales orders",
                     *       "dagId": "sales_pipeline",
                     *       "origin": "built-in",
                     *       "faults": [],
                     *       "sourcePrefix": "raw/sales/",
                     *       "format": "csv",
                     *       "table": "sales",
                     *       "schedule": "*\/15 * * * *",
                     *       "isPaused": false,
                     *       "lastRun": {
                     *         "dagId": "sales_pipeline",
                     *         "dagRunId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
                     *         "state": "success",
                     *         "runType": "asset_triggered",
                     *         "queuedAt": "2026-11-23T03:00:00.280Z",
                     *         "startedAt": "2026-11-23T03:00:01.049Z",
                     *         "endedAt": "2026-11-23T03:00:05.796Z",
                     *         "durationMs": 4747,
                     *         "conf": {},
                     *         "note": null
                     *       },
                     *       "watermark": {
                     *         "column": "order_date",
                     *         "value": "2026-11-22",
                     *         "reachedAt": "2026-11-23T03:00:05.311Z"
                     *       },
                     *       "files": {
                     *         "seen": 12,
                     *         "pending": 1,
                     *         "isComplete": true,
                     *         "ingested": 10,
                     *         "refused": 1
                     *       },
                     *       "rows": {
                     *         "read": "48200",
                     *         "inserted": "48000",
                     *         "updated": "150",
                     *         "unchanged": "40",
                     *         "superseded": "7",
                     *         "rejected": "3"
                     *       },
                     *       "openRejects": 3,
                     *       "oldestPendingAt": "2026-11-23T03:04:10.000Z",
                     *       "outdated": [],
                     *       "declaration": {
                     *         "name": "sales",
                     *         "description": "Sales orders",
                     *         "source": {
                     *           "prefix": "raw/sales/",
                     *           "format": "csv",
                     *           "delimiter": ","
                     *         },
                     *         "target": {
                     *           "table": "sales",
                     *           "key": [
                     *             "order_id"
                     *           ],
                     *           "watermark": "order_date",
                     *           "partitioning": [
                     *             "month(order_date)"
                     *           ],
                     *           "columns": [
                     *             {
                     *               "name": "order_id",
                     *               "type": "bigint",
                     *               "comment": "Key of the order"
                     *             },
                     *             {
                     *               "name": "customer",
                     *               "type": "varchar"
                     *             },
                     *             {
                     *               "name": "amount",
                     *               "type": "decimal(18,2)"
                     *             },
                     *             {
                     *               "name": "order_date",
                     *               "type": "date"
                     *             }
                     *           ]
                     *         },
                     *         "bad_rows": {
                     *           "max_share": 0.1
                     *         },
                     *         "schedule": "*\/15 * * * *"
                     *       },
                     *       "yaml": "name: sales\nsource:\n  prefix: raw/sales/\ntarget:\n  table: sales\n  key: [order_id]\n  columns:\n    - { name: order_id, type: bigint }\n"
                     *     }
                     */
                    "application/json": components["schemas"]["PipelineDetails"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    putIngestionPipelinesName: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the version that you have seen: nothing is changed when somebody else has changed it meanwhile. Without it, or with `*`, it is changed in any case.
                 * @example "3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "declaration": {
                 *         "name": "sales",
                 *         "description": "Sales orders",
                 *         "source": {
                 *           "prefix": "raw/sales/",
                 *           "format": "csv",
                 *           "delimiter": ","
                 *         },
                 *         "target": {
                 *           "table": "sales",
                 *           "key": [
                 *             "order_id"
                 *           ],
                 *           "watermark": "order_date",
                 *           "partitioning": [
                 *             "month(order_date)"
                 *           ],
                 *           "columns": [
                 *             {
                 *               "name": "order_id",
                 *               "type": "bigint",
                 *               "comment": "Key of the order"
                 *             },
                 *             {
                 *               "name": "customer",
                 *               "type": "varchar"
                 *             },
                 *             {
                 *               "name": "amount",
                 *               "type": "decimal(18,2)"
                 *             },
                 *             {
                 *               "name": "order_date",
                 *               "type": "date"
                 *             }
                 *           ]
                 *         },
                 *         "bad_rows": {
                 *           "max_share": 0.1
                 *         },
                 *         "schedule": "*\/15 * * * *"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WritePipeline"];
            };
        };
        responses: {
            /** @description The pipeline as it is now. With `If-Match` it changes only if nobody else has changed it since. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "sales",
                     *       "description": "Sales orders",
                     *       "dagId": "sales_pipeline",
                     *       "origin": "built-in",
                     *       "faults": [],
                     *       "sourcePrefix": "raw/sales/",
                     *       "format": "csv",
                     *       "table": "sales",
                     *       "schedule": "*\/15 * * * *",
                     *       "isPaused": false,
                     *       "lastRun": {
                     *         "dagId": "sales_pipeline",
                     *         "dagRunId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
                     *         "state": "success",
                     *         "runType": "asset_triggered",
                     *         "queuedAt": "2026-11-23T03:00:00.280Z",
                     *         "startedAt": "2026-11-23T03:00:01.049Z",
                     *         "endedAt": "2026-11-23T03:00:05.796Z",
                     *         "durationMs": 4747,
                     *         "conf": {},
                     *         "note": null
                     *       },
                     *       "watermark": {
                     *         "column": "order_date",
                     *         "value": "2026-11-22",
                     *         "reachedAt": "2026-11-23T03:00:05.311Z"
                     *       },
                     *       "files": {
                     *         "seen": 12,
                     *         "pending": 1,
                     *         "isComplete": true,
                     *         "ingested": 10,
                     *         "refused": 1
                     *       },
                     *       "rows": {
                     *         "read": "48200",
                     *         "inserted": "48000",
                     *         "updated": "150",
                     *         "unchanged": "40",
                     *         "superseded": "7",
                     *         "rejected": "3"
                     *       },
                     *       "openRejects": 3,
                     *       "oldestPendingAt": "2026-11-23T03:04:10.000Z",
                     *       "outdated": [],
                     *       "declaration": {
                     *         "name": "sales",
                     *         "description": "Sales orders",
                     *         "source": {
                     *           "prefix": "raw/sales/",
                     *           "format": "csv",
                     *           "delimiter": ","
                     *         },
                     *         "target": {
                     *           "table": "sales",
                     *           "key": [
                     *             "order_id"
                     *           ],
                     *           "watermark": "order_date",
                     *           "partitioning": [
                     *             "month(order_date)"
                     *           ],
                     *           "columns": [
                     *             {
                     *               "name": "order_id",
                     *               "type": "bigint",
                     *               "comment": "Key of the order"
                     *             },
                     *             {
                     *               "name": "customer",
                     *               "type": "varchar"
                     *             },
                     *             {
                     *               "name": "amount",
                     *               "type": "decimal(18,2)"
                     *             },
                     *             {
                     *               "name": "order_date",
                     *               "type": "date"
                     *             }
                     *           ]
                     *         },
                     *         "bad_rows": {
                     *           "max_share": 0.1
                     *         },
                     *         "schedule": "*\/15 * * * *"
                     *       },
                     *       "yaml": "name: sales\nsource:\n  prefix: raw/sales/\ntarget:\n  table: sales\n  key: [order_id]\n  columns:\n    - { name: order_id, type: bigint }\n"
                     *     }
                     */
                    "application/json": components["schemas"]["PipelineDetails"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    deleteIngestionPipelinesName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What stays. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "orders",
                     *       "stays": [
                     *         "the table iceberg.lakehouse.orders with its rows",
                     *         "the rejects in iceberg.lakehouse.orders_rejects",
                     *         "the files in s3://lakehouse/raw/orders/",
                     *         "what is recorded of its files and runs"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DeletedPipeline"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getIngestionPipelinesNameFiles: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
                /**
                 * @description Only those in this state.
                 * @example pending
                 */
                status?: "pending" | "ingested" | "refused" | "gone";
                /**
                 * @description Only those whose key holds this text, in any case.
                 * @example 2026-11
                 */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description First those that are not read yet, the oldest first; then those read last. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "key": "raw/sales/2026-11-22.csv",
                     *           "status": "ingested",
                     *           "reason": null,
                     *           "notes": "the column channel is new",
                     *           "sizeBytes": 18204,
                     *           "etag": "9b2cf535f27731c974343645a3985328",
                     *           "modifiedAt": "2026-11-23T02:59:58.000Z",
                     *           "rows": {
                     *             "read": "1200",
                     *             "inserted": "1000",
                     *             "updated": "150",
                     *             "unchanged": "40",
                     *             "superseded": "7",
                     *             "rejected": "3"
                     *           },
                     *           "runId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
                     *           "recordedAt": "2026-11-23T03:00:05.311Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["IngestedFilePage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getIngestionPipelinesNameRuns: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
                /**
                 * @description Only those in this state.
                 * @example running
                 */
                state?: "running" | "succeeded" | "failed";
            };
            header?: never;
            path: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Runs that had something to read, the newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "runId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
                     *           "dagRunId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
                     *           "state": "succeeded",
                     *           "strategy": "row delta",
                     *           "baseSnapshotId": "6071825301983746013",
                     *           "snapshotId": "7120934857203948571",
                     *           "files": 2,
                     *           "filesRefused": 0,
                     *           "bytesRead": 36408,
                     *           "rows": {
                     *             "read": "1200",
                     *             "inserted": "1000",
                     *             "updated": "150",
                     *             "unchanged": "40",
                     *             "superseded": "7",
                     *             "rejected": "3"
                     *           },
                     *           "rowsPerSecond": 600,
                     *           "watermark": "2026-11-22",
                     *           "notes": null,
                     *           "error": null,
                     *           "phases": [
                     *             {
                     *               "name": "listing",
                     *               "durationMs": 120
                     *             },
                     *             {
                     *               "name": "reading",
                     *               "durationMs": 900
                     *             },
                     *             {
                     *               "name": "staging",
                     *               "durationMs": 300
                     *             },
                     *             {
                     *               "name": "merging",
                     *               "durationMs": 680
                     *             }
                     *           ],
                     *           "startedAt": "2026-11-23T03:00:03.311Z",
                     *           "endedAt": "2026-11-23T03:00:05.311Z",
                     *           "durationMs": 2000
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["IngestRunPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getIngestionPipelinesNameRejects: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
                /**
                 * @description Only those in this state; `all` for every one.
                 * @example open
                 */
                status?: "open" | "replayed" | "excused" | "all";
                /**
                 * @description Only those whose key holds this text, in any case.
                 * @example 2026-11
                 */
                search?: string;
                /**
                 * @description Only those with this column at fault.
                 * @example amount
                 */
                column?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Rows of the files as they are now, by file and line. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "rejectId": "1f3a9c0d5be27788",
                     *           "key": "raw/sales/2026-11-22.csv",
                     *           "line": 17,
                     *           "column": "amount",
                     *           "value": "12,50",
                     *           "reason": "is not a decimal(18,2)",
                     *           "record": {
                     *             "order_id": "1017",
                     *             "customer": "Nordlys AS",
                     *             "amount": "12,50",
                     *             "order_date": "2026-11-22"
                     *           },
                     *           "status": "open",
                     *           "runId": "asset_triggered__2026-11-23T03:00:00.240105+00:00",
                     *           "recordedAt": "2026-11-23T03:00:05.311Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["RejectPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    postIngestionPipelinesNameRejectsReplay: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "rejectId": "1f3a9c0d5be27788",
                 *           "record": {
                 *             "order_id": "1017",
                 *             "customer": "Nordlys AS",
                 *             "amount": "12.50",
                 *             "order_date": "2026-11-22"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReplayRejects"];
            };
        };
        responses: {
            /** @description Written; the pipeline reads it within half a minute. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "raw/sales/corrections/20261123T030512-5f0c2b1e.csv",
                     *       "rows": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ReplayedRejects"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    postIngestionPipelinesNameRejectsExcuse: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rejectIds": [
                 *         "1f3a9c0d5be27788"
                 *       ],
                 *       "reason": "A test of the supplier’s"
                 *     }
                 */
                "application/json": components["schemas"]["ExcuseRejects"];
            };
        };
        responses: {
            /** @description They are not open any more. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ExcusedRejects"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    postIngestionPipelinesNameRun: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asked for; the run goes on in Airflow. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dagId": "sales_pipeline",
                     *       "dagRunId": "manual__2026-11-23T03:00:00.240105+00:00",
                     *       "state": "success",
                     *       "runType": "manual",
                     *       "queuedAt": "2026-11-23T03:00:00.280Z",
                     *       "startedAt": "2026-11-23T03:00:01.049Z",
                     *       "endedAt": "2026-11-23T03:00:15.796Z",
                     *       "durationMs": 14747,
                     *       "conf": {
                     *         "prefix": "raw/sales/"
                     *       },
                     *       "note": "Asked for by Ada Lindqvist"
                     *     }
                     */
                    "application/json": components["schemas"]["DagRun"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    postIngestionPipelinesNameReprocess: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "files": [
                 *         "raw/sales/2026-11-22.csv"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReprocessFiles"];
            };
        };
        responses: {
            /** @description Asked for; the run goes on in Airflow. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dagId": "sales_pipeline",
                     *       "dagRunId": "manual__2026-11-23T03:00:00.240105+00:00",
                     *       "state": "success",
                     *       "runType": "manual",
                     *       "queuedAt": "2026-11-23T03:00:00.280Z",
                     *       "startedAt": "2026-11-23T03:00:01.049Z",
                     *       "endedAt": "2026-11-23T03:00:15.796Z",
                     *       "durationMs": 14747,
                     *       "conf": {
                     *         "prefix": "raw/sales/"
                     *       },
                     *       "note": "Asked for by Ada Lindqvist"
                     *     }
                     */
                    "application/json": components["schemas"]["DagRun"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    postIngestionPipelinesNameFullReload: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The pipeline’s name; its DAG is `<name>_pipeline`.
                 * @example sales
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "sales"
                 *     }
                 */
                "application/json": components["schemas"]["FullReload"];
            };
        };
        responses: {
            /** @description Asked for; the run goes on in Airflow. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dagId": "sales_pipeline",
                     *       "dagRunId": "manual__2026-11-23T03:00:00.240105+00:00",
                     *       "state": "success",
                     *       "runType": "manual",
                     *       "queuedAt": "2026-11-23T03:00:00.280Z",
                     *       "startedAt": "2026-11-23T03:00:01.049Z",
                     *       "endedAt": "2026-11-23T03:00:15.796Z",
                     *       "durationMs": 14747,
                     *       "conf": {
                     *         "prefix": "raw/sales/"
                     *       },
                     *       "note": "Asked for by Ada Lindqvist"
                     *     }
                     */
                    "application/json": components["schemas"]["DagRun"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getIngestionUploads: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
                /**
                 * @description Only those whose key holds this text, in any case.
                 * @example 2026-11
                 */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Files below `uploads/`, the newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "orders.csv",
                     *           "key": "uploads/orders.csv",
                     *           "sizeBytes": 18204,
                     *           "etag": "9b2cf535f27731c974343645a3985328",
                     *           "modifiedAt": "2026-11-23T02:59:58.000Z",
                     *           "state": "proposed",
                     *           "reason": null,
                     *           "isAutomatic": false,
                     *           "format": "csv",
                     *           "rows": "1200",
                     *           "columnCount": 7,
                     *           "pipeline": "orders",
                     *           "table": "orders",
                     *           "operationId": null
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "at": "2026-11-23T03:00:00.000Z",
                     *       "periodMs": 3000,
                     *       "error": null
                     *     }
                     */
                    "application/json": components["schemas"]["UploadPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postIngestionUploadsNameConfirm: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Its key below `uploads/`, each slash as `%2F`.
                 * @example orders.csv
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["ConfirmUpload"];
            };
        };
        responses: {
            /** @description Under way; follow the operation. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52",
                     *       "kind": "service.restart",
                     *       "target": "trino",
                     *       "actor": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *       "actorName": "Ada Lindqvist",
                     *       "state": "running",
                     *       "steps": [
                     *         {
                     *           "name": "Restart trino",
                     *           "state": "succeeded",
                     *           "startedAt": "2026-11-23T03:00:00.041Z",
                     *           "finishedAt": "2026-11-23T03:00:02.790Z",
                     *           "attempts": 1,
                     *           "progress": null,
                     *           "message": null,
                     *           "onCancel": null
                     *         },
                     *         {
                     *           "name": "Wait until healthy",
                     *           "state": "running",
                     *           "startedAt": "2026-11-23T03:00:02.790Z",
                     *           "finishedAt": null,
                     *           "attempts": 1,
                     *           "progress": null,
                     *           "message": null,
                     *           "onCancel": "The service goes on starting."
                     *         }
                     *       ],
                     *       "error": null,
                     *       "isCancellable": true,
                     *       "cancelRequestedAt": null,
                     *       "cancelledBy": null,
                     *       "createdAt": "2026-11-23T03:00:00.012Z",
                     *       "updatedAt": "2026-11-23T03:00:02.790Z",
                     *       "finishedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getIngestionUploadsName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its key below `uploads/`, each slash as `%2F`.
                 * @example orders.csv
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload, with what was found in it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "orders.csv",
                     *       "key": "uploads/orders.csv",
                     *       "sizeBytes": 18204,
                     *       "etag": "9b2cf535f27731c974343645a3985328",
                     *       "modifiedAt": "2026-11-23T02:59:58.000Z",
                     *       "state": "proposed",
                     *       "reason": null,
                     *       "isAutomatic": false,
                     *       "format": "csv",
                     *       "rows": "1200",
                     *       "columnCount": 7,
                     *       "pipeline": "orders",
                     *       "table": "orders",
                     *       "operationId": null,
                     *       "profile": {
                     *         "format": "csv",
                     *         "delimiter": ";",
                     *         "quote": "\"",
                     *         "encoding": "utf-8",
                     *         "hasHeader": true,
                     *         "columns": [
                     *           {
                     *             "name": "order_id",
                     *             "source": "Order ID",
                     *             "type": "bigint",
                     *             "nulls": "0",
                     *             "distinct": "1200",
                     *             "isDistinctExact": true,
                     *             "min": "1001",
                     *             "max": "2200",
                     *             "examples": [
                     *               "1001",
                     *               "1002",
                     *               "1003"
                     *             ],
                     *             "form": null,
                     *             "isCandidateKey": true
                     *           }
                     *         ],
                     *         "firstRows": [
                     *           [
                     *             "1001"
                     *           ],
                     *           [
                     *             "1002"
                     *           ]
                     *         ],
                     *         "profiledAt": "2026-11-23T03:00:03.311Z",
                     *         "rows": "1200",
                     *         "candidateKeys": [
                     *           [
                     *             "order_id"
                     *           ]
                     *         ],
                     *         "badRows": "0",
                     *         "notes": [],
                     *         "proposal": {
                     *           "name": "orders",
                     *           "source": {
                     *             "prefix": "uploads/orders.csv",
                     *             "format": "csv",
                     *             "delimiter": ";"
                     *           },
                     *           "target": {
                     *             "table": "orders",
                     *             "key": [
                     *               "order_id"
                     *             ],
                     *             "columns": [
                     *               {
                     *                 "name": "order_id",
                     *                 "type": "bigint"
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UploadDetails"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    deleteIngestionUploadsName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its key below `uploads/`, each slash as `%2F`.
                 * @example orders.csv
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getEvents: {
        parameters: {
            query: {
                /**
                 * @description The path of a stream within the API, such as `/services/events`; several times for several.
                 * @example [
                 *       "/services/events",
                 *       "/operations/events"
                 *     ]
                 */
                of: string | string[];
            };
            header?: {
                /**
                 * @description The id of the event that was read last; a browser sends it by itself when it connects again. A log goes on from there. Other streams begin with the newest value in any case.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What each stream says, with the path that names it. One that there is not has an `error`; the others go on. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example : open
                     *     retry: 2000
                     *
                     *     data: {"of":"/operations/events","value":{"data":[],"at":"2026-11-23T03:00:00.000Z","periodMs":3000,"error":null}}
                     *
                     *     : heartbeat
                     */
                    "text/event-stream": {
                        /** @constant */
                        event?: "message";
                        id?: string;
                        data: string;
                    } | {
                        /** @constant */
                        event: "session-ended";
                        data: string;
                    };
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getSessionOidc: {
        parameters: {
            query?: {
                /**
                 * @description The page to go on to, within the console.
                 * @example /pipelines
                 */
                next?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider of identities; to the sign-in page where there is none. */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSessionOidcCallback: {
        parameters: {
            query?: {
                /**
                 * @description With which the console asks the provider who signed in.
                 * @example SplxlOBeZQQYbYS6WxSbIA
                 */
                code?: string;
                /**
                 * @description What the console sent with the browser.
                 * @example af0ifjsldkj
                 */
                state?: string;
                /**
                 * @description Why the provider did not let them in.
                 * @example access_denied
                 */
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in, and on to the page that was asked for; or to the sign-in page, for a second factor or what went wrong. */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getOperations: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
                /**
                 * @description Only those in this state.
                 * @example running
                 */
                state?: "running" | "succeeded" | "failed" | "cancelled" | "interrupted";
                /**
                 * @description Only those of exactly this kind.
                 * @example service.restart
                 */
                kind?: string;
                /**
                 * @description Only those done to exactly this.
                 * @example trino
                 */
                target?: string;
                /**
                 * @description The id of who asked.
                 * @example q7Yw2nKcVb0tPz5RmE1sJx8L
                 */
                actor?: string;
                /**
                 * @description Asked for at this instant or later.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                from?: string;
                /**
                 * @description Asked for before this instant.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Operations, the newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52",
                     *           "kind": "service.restart",
                     *           "target": "trino",
                     *           "actor": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *           "actorName": "Ada Lindqvist",
                     *           "state": "running",
                     *           "steps": [
                     *             {
                     *               "name": "Restart trino",
                     *               "state": "succeeded",
                     *               "startedAt": "2026-11-23T03:00:00.041Z",
                     *               "finishedAt": "2026-11-23T03:00:02.790Z",
                     *               "attempts": 1,
                     *               "progress": null,
                     *               "message": null,
                     *               "onCancel": null
                     *             },
                     *             {
                     *               "name": "Wait until healthy",
                     *               "state": "running",
                     *               "startedAt": "2026-11-23T03:00:02.790Z",
                     *               "finishedAt": null,
                     *               "attempts": 1,
                     *               "progress": null,
                     *               "message": null,
                     *               "onCancel": "The service goes on starting."
                     *             }
                     *           ],
                     *           "error": null,
                     *           "isCancellable": true,
                     *           "cancelRequestedAt": null,
                     *           "cancelledBy": null,
                     *           "createdAt": "2026-11-23T03:00:00.012Z",
                     *           "updatedAt": "2026-11-23T03:00:02.790Z",
                     *           "finishedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["OperationPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getOperationsEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the event that was read last; a browser sends it by itself when it connects again. A log goes on from there. Other streams begin with the newest value in any case.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The twenty newest operations, again whenever they were read. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example : open
                     *     retry: 2000
                     *
                     *     id: 2026-11-23T03:00:00.000Z
                     *     data: {"data":[{"id":"5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52","kind":"service.restart","target":"trino","actor":"q7Yw2nKcVb0tPz5RmE1sJx8L","actorName":"Ada Lindqvist","state":"running","steps":[{"name":"Restart trino","state":"succeeded","startedAt":"2026-11-23T03:00:00.041Z","finishedAt":"2026-11-23T03:00:02.790Z","attempts":1,"progress":null,"message":null,"onCancel":null},{"name":"Wait until healthy","state":"running","startedAt":"2026-11-23T03:00:02.790Z","finishedAt":null,"attempts":1,"progress":null,"message":null,"onCancel":"The service goes on starting."}],"error":null,"isCancellable":true,"cancelRequestedAt":null,"cancelledBy":null,"createdAt":"2026-11-23T03:00:00.012Z","updatedAt":"2026-11-23T03:00:02.790Z","finishedAt":null}],"at":"2026-11-23T03:00:00.000Z","periodMs":3000,"error":null}
                     *
                     *     : heartbeat
                     */
                    "text/event-stream": {
                        /** @constant */
                        event?: "message";
                        id?: string;
                        data: string;
                    } | {
                        /** @constant */
                        event: "session-ended";
                        data: string;
                    };
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getOperationsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As the answer said that began it.
                 * @example 5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52",
                     *       "kind": "service.restart",
                     *       "target": "trino",
                     *       "actor": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *       "actorName": "Ada Lindqvist",
                     *       "state": "running",
                     *       "steps": [
                     *         {
                     *           "name": "Restart trino",
                     *           "state": "succeeded",
                     *           "startedAt": "2026-11-23T03:00:00.041Z",
                     *           "finishedAt": "2026-11-23T03:00:02.790Z",
                     *           "attempts": 1,
                     *           "progress": null,
                     *           "message": null,
                     *           "onCancel": null
                     *         },
                     *         {
                     *           "name": "Wait until healthy",
                     *           "state": "running",
                     *           "startedAt": "2026-11-23T03:00:02.790Z",
                     *           "finishedAt": null,
                     *           "attempts": 1,
                     *           "progress": null,
                     *           "message": null,
                     *           "onCancel": "The service goes on starting."
                     *         }
                     *       ],
                     *       "error": null,
                     *       "isCancellable": true,
                     *       "cancelRequestedAt": null,
                     *       "cancelledBy": null,
                     *       "createdAt": "2026-11-23T03:00:00.012Z",
                     *       "updatedAt": "2026-11-23T03:00:02.790Z",
                     *       "finishedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getOperationsIdEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the event that was read last; a browser sends it by itself when it connects again. A log goes on from there. Other streams begin with the newest value in any case.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description As the answer said that began it.
                 * @example 5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation with its steps, again whenever it was read. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example : open
                     *     retry: 2000
                     *
                     *     id: 2026-11-23T03:00:00.000Z
                     *     data: {"data":{"id":"5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52","kind":"service.restart","target":"trino","actor":"q7Yw2nKcVb0tPz5RmE1sJx8L","actorName":"Ada Lindqvist","state":"running","steps":[{"name":"Restart trino","state":"succeeded","startedAt":"2026-11-23T03:00:00.041Z","finishedAt":"2026-11-23T03:00:02.790Z","attempts":1,"progress":null,"message":null,"onCancel":null},{"name":"Wait until healthy","state":"running","startedAt":"2026-11-23T03:00:02.790Z","finishedAt":null,"attempts":1,"progress":null,"message":null,"onCancel":"The service goes on starting."}],"error":null,"isCancellable":true,"cancelRequestedAt":null,"cancelledBy":null,"createdAt":"2026-11-23T03:00:00.012Z","updatedAt":"2026-11-23T03:00:02.790Z","finishedAt":null},"at":"2026-11-23T03:00:00.000Z","periodMs":3000,"error":null}
                     *
                     *     : heartbeat
                     */
                    "text/event-stream": {
                        /** @constant */
                        event?: "message";
                        id?: string;
                        data: string;
                    } | {
                        /** @constant */
                        event: "session-ended";
                        data: string;
                    };
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postOperationsIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description As the answer said that began it.
                 * @example 5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asked for; it ends within seconds, unless the step under way succeeds before. What is left then stands in the step’s message. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52",
                     *       "kind": "service.restart",
                     *       "target": "trino",
                     *       "actor": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *       "actorName": "Ada Lindqvist",
                     *       "state": "running",
                     *       "steps": [
                     *         {
                     *           "name": "Restart trino",
                     *           "state": "succeeded",
                     *           "startedAt": "2026-11-23T03:00:00.041Z",
                     *           "finishedAt": "2026-11-23T03:00:02.790Z",
                     *           "attempts": 1,
                     *           "progress": null,
                     *           "message": null,
                     *           "onCancel": null
                     *         },
                     *         {
                     *           "name": "Wait until healthy",
                     *           "state": "running",
                     *           "startedAt": "2026-11-23T03:00:02.790Z",
                     *           "finishedAt": null,
                     *           "attempts": 1,
                     *           "progress": null,
                     *           "message": null,
                     *           "onCancel": "The service goes on starting."
                     *         }
                     *       ],
                     *       "error": null,
                     *       "isCancellable": true,
                     *       "cancelRequestedAt": null,
                     *       "cancelledBy": null,
                     *       "createdAt": "2026-11-23T03:00:00.012Z",
                     *       "updatedAt": "2026-11-23T03:00:02.790Z",
                     *       "finishedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getPeople: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
                /**
                 * @description Only people of this role.
                 * @example viewer
                 */
                role?: "viewer" | "operator" | "admin";
                /**
                 * @description Part of a name or an email address.
                 * @example ada
                 */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everyone who may sign in, by email address. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55",
                     *           "name": "Ada",
                     *           "email": "ada@example.org",
                     *           "role": "operator",
                     *           "trinoUser": "p_4k2m9x0q7c1d",
                     *           "twoFactorEnabled": true,
                     *           "mustChangePassword": false,
                     *           "createdAt": "2026-11-01T09:00:00.000Z",
                     *           "lastSeenAt": "2026-11-24T08:12:00.000Z",
                     *           "sessionCount": 2,
                     *           "tokenCount": 1
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getPeopleId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The person’s id.
                 * @example 0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55",
                     *       "name": "Ada",
                     *       "email": "ada@example.org",
                     *       "role": "operator",
                     *       "trinoUser": "p_4k2m9x0q7c1d",
                     *       "twoFactorEnabled": true,
                     *       "mustChangePassword": false,
                     *       "createdAt": "2026-11-01T09:00:00.000Z",
                     *       "lastSeenAt": "2026-11-24T08:12:00.000Z",
                     *       "sessionCount": 2,
                     *       "tokenCount": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    deletePeopleId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The person’s id.
                 * @example 0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed, with their sessions, tokens and Trino user. What they did stays in the audit log. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    patchPeopleId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The person’s id.
                 * @example 0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "operator"
                 *     }
                 */
                "application/json": components["schemas"]["UpdatePerson"];
            };
        };
        responses: {
            /** @description The person. What a lesser role does not allow ends within two seconds. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55",
                     *       "name": "Ada",
                     *       "email": "ada@example.org",
                     *       "role": "operator",
                     *       "trinoUser": "p_4k2m9x0q7c1d",
                     *       "twoFactorEnabled": true,
                     *       "mustChangePassword": false,
                     *       "createdAt": "2026-11-01T09:00:00.000Z",
                     *       "lastSeenAt": "2026-11-24T08:12:00.000Z",
                     *       "sessionCount": 2,
                     *       "tokenCount": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postPeopleIdPasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The person’s id.
                 * @example 0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A password for one sign-in, shown this once. Every session of theirs has ended. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "temporaryPassword": "kXv7-…"
                     *     }
                     */
                    "application/json": components["schemas"]["TemporaryPassword"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    deletePeopleIdTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The person’s id.
                 * @example 0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Off: their password alone signs them in, until they set up another. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getPeopleIdSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The person’s id.
                 * @example 0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their living sessions, the newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "Zt4kW9bXo2Qm7uHn3cRv6yLs",
                     *           "current": true,
                     *           "createdAt": "2026-11-20T07:58:12.402Z",
                     *           "lastSeenAt": "2026-11-23T06:41:03.117Z",
                     *           "expiresAt": "2026-11-30T06:41:03.117Z",
                     *           "ipAddress": "203.0.113.24",
                     *           "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PersonSessions"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    deletePeopleIdSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The person’s id.
                 * @example 0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    deletePeopleIdSessionsSessionId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The person’s id.
                 * @example 0b9d7a0e-3f6c-4a08-a3f1-1e5d7c1c9a55
                 */
                id: string;
                /**
                 * @description As the list of their sessions names it.
                 * @example Zt4kW9bXo2Qm7uHn3cRv6yLs
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getInvitations: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invitations that wait for an answer, by email address. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "6cbb2f31-58a8-4a30-8a38-2f7a7e1d8b3c",
                     *           "email": "grace@example.org",
                     *           "role": "viewer",
                     *           "invitedBy": "Ada",
                     *           "createdAt": "2026-11-24T09:00:00.000Z",
                     *           "expiresAt": "2026-12-01T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postInvitations: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "grace@example.org",
                 *       "role": "viewer",
                 *       "expiresInDays": 7
                 *     }
                 */
                "application/json": components["schemas"]["CreateInvitation"];
            };
        };
        responses: {
            /** @description The invitation with its link, shown this once. Who was invited before gets a new link; the old one ends. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "6cbb2f31-58a8-4a30-8a38-2f7a7e1d8b3c",
                     *       "email": "grace@example.org",
                     *       "role": "viewer",
                     *       "invitedBy": "Ada Lindqvist",
                     *       "createdAt": "2026-11-24T09:00:00.000Z",
                     *       "expiresAt": "2026-12-01T09:00:00.000Z",
                     *       "link": "https://lakehouse.example.org/invitation#Qm7uHn3cRv6yLsZt4kW9bXo2Yw2nKcVb"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedInvitation"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    deleteInvitationsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As the list names it.
                 * @example 6cbb2f31-58a8-4a30-8a38-2f7a7e1d8b3c
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its link opens nothing any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postInvitationsOffer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "Qm7uHn3cRv6yLsZt4kW9bXo2Yw2nKcVb"
                 *     }
                 */
                "application/json": components["schemas"]["ReadInvitation"];
            };
        };
        responses: {
            /** @description Whom it is for, and as what. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "grace@example.org",
                     *       "role": "viewer",
                     *       "invitedBy": "Ada Lindqvist",
                     *       "expiresAt": "2026-12-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OfferedInvitation"];
                };
            };
            400: components["responses"]["invalid_request"];
            403: components["responses"]["origin_refused"];
            404: components["responses"]["not_found"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postInvitationsAcceptance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "Qm7uHn3cRv6yLsZt4kW9bXo2Yw2nKcVb",
                 *       "name": "Grace Moen",
                 *       "password": "nine purple lanterns drift"
                 *     }
                 */
                "application/json": components["schemas"]["AcceptInvitation"];
            };
        };
        responses: {
            /** @description Joined and signed in; the session is in the cookie. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *       "kind": "person",
                     *       "name": "Ada Lindqvist",
                     *       "email": "ada@example.org",
                     *       "role": "operator",
                     *       "mustChangePassword": false,
                     *       "twoFactorEnabled": false,
                     *       "secondFactor": false
                     *     }
                     */
                    "application/json": components["schemas"]["SignInAnswer"];
                };
            };
            400: components["responses"]["invalid_request"];
            403: components["responses"]["origin_refused"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getServices: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Services of the stack, by name. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "trino",
                     *           "state": "healthy",
                     *           "status": "Up 14 minutes (healthy)",
                     *           "image": "trinodb/trino:476",
                     *           "startedAt": "2026-11-23T02:46:00.000Z",
                     *           "cpuPercent": 12.4,
                     *           "memoryBytes": 1503238553,
                     *           "memoryLimitBytes": 4294967296,
                     *           "dependents": [
                     *             "airflow-worker",
                     *             "superset"
                     *           ],
                     *           "isProtected": false,
                     *           "url": "https://localhost:8443/",
                     *           "isOneShot": false
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "at": "2026-11-23T03:00:00.000Z",
                     *       "periodMs": 3000,
                     *       "error": null
                     *     }
                     */
                    "application/json": components["schemas"]["ServicePage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getServicesEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the event that was read last; a browser sends it by itself when it connects again. A log goes on from there. Other streams begin with the newest value in any case.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every service, again whenever they were read. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example : open
                     *     retry: 2000
                     *
                     *     id: 2026-11-23T03:00:00.000Z
                     *     data: {"data":[{"name":"trino","state":"healthy","status":"Up 14 minutes (healthy)","image":"trinodb/trino:476","startedAt":"2026-11-23T02:46:00.000Z","cpuPercent":12.4,"memoryBytes":1503238553,"memoryLimitBytes":4294967296,"dependents":["airflow-worker","superset"],"isProtected":false,"url":"https://localhost:8443/","isOneShot":false}],"at":"2026-11-23T03:00:00.000Z","periodMs":3000,"error":null}
                     *
                     *     : heartbeat
                     */
                    "text/event-stream": {
                        /** @constant */
                        event?: "message";
                        id?: string;
                        data: string;
                    } | {
                        /** @constant */
                        event: "session-ended";
                        data: string;
                    };
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getServicesActivity: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest events of the services’ containers, the newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "4f1c0a9be27d-1795563521120482113-exited",
                     *           "at": "2026-11-23T02:58:41.120Z",
                     *           "service": "superset",
                     *           "kind": "exited",
                     *           "exitCode": 1
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "at": "2026-11-23T03:00:00.000Z",
                     *       "periodMs": 3000,
                     *       "error": null
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceEventPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getServicesActivityEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the event that was read last; a browser sends it by itself when it connects again. A log goes on from there. Other streams begin with the newest value in any case.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest events, the newest first; all of them again when there is another. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example : open
                     *     retry: 2000
                     *
                     *     id: 2026-11-23T03:00:00.000Z
                     *     data: {"data":[{"id":"4f1c0a9be27d-1795563521120482113-exited","at":"2026-11-23T02:58:41.120Z","service":"superset","kind":"exited","exitCode":1}],"at":"2026-11-23T03:00:00.000Z","periodMs":3000,"error":null}
                     *
                     *     : heartbeat
                     */
                    "text/event-stream": {
                        /** @constant */
                        event?: "message";
                        id?: string;
                        data: string;
                    } | {
                        /** @constant */
                        event: "session-ended";
                        data: string;
                    };
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getServicesName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The service’s name in the Compose file.
                 * @example trino
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "trino",
                     *       "state": "healthy",
                     *       "status": "Up 14 minutes (healthy)",
                     *       "image": "trinodb/trino:476",
                     *       "startedAt": "2026-11-23T02:46:00.000Z",
                     *       "cpuPercent": 12.4,
                     *       "memoryBytes": 1503238553,
                     *       "memoryLimitBytes": 4294967296,
                     *       "dependents": [
                     *         "airflow-worker",
                     *         "superset"
                     *       ],
                     *       "isProtected": false,
                     *       "url": "https://localhost:8443/",
                     *       "isOneShot": false
                     *     }
                     */
                    "application/json": components["schemas"]["Service"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postServicesNameStart: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The service’s name in the Compose file.
                 * @example trino
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Under way; follow the operation. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52",
                     *       "kind": "service.restart",
                     *       "target": "trino",
                     *       "actor": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *       "actorName": "Ada Lindqvist",
                     *       "state": "running",
                     *       "steps": [
                     *         {
                     *           "name": "Restart trino",
                     *           "state": "succeeded",
                     *           "startedAt": "2026-11-23T03:00:00.041Z",
                     *           "finishedAt": "2026-11-23T03:00:02.790Z",
                     *           "attempts": 1,
                     *           "progress": null,
                     *           "message": null,
                     *           "onCancel": null
                     *         },
                     *         {
                     *           "name": "Wait until healthy",
                     *           "state": "running",
                     *           "startedAt": "2026-11-23T03:00:02.790Z",
                     *           "finishedAt": null,
                     *           "attempts": 1,
                     *           "progress": null,
                     *           "message": null,
                     *           "onCancel": "The service goes on starting."
                     *         }
                     *       ],
                     *       "error": null,
                     *       "isCancellable": true,
                     *       "cancelRequestedAt": null,
                     *       "cancelledBy": null,
                     *       "createdAt": "2026-11-23T03:00:00.012Z",
                     *       "updatedAt": "2026-11-23T03:00:02.790Z",
                     *       "finishedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required-or-service_protected"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    postServicesNameStop: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The service’s name in the Compose file.
                 * @example trino
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Under way; follow the operation. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52",
                     *       "kind": "service.restart",
                     *       "target": "trino",
                     *       "actor": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *       "actorName": "Ada Lindqvist",
                     *       "state": "running",
                     *       "steps": [
                     *         {
                     *           "name": "Restart trino",
                     *           "state": "succeeded",
                     *           "startedAt": "2026-11-23T03:00:00.041Z",
                     *           "finishedAt": "2026-11-23T03:00:02.790Z",
                     *           "attempts": 1,
                     *           "progress": null,
                     *           "message": null,
                     *           "onCancel": null
                     *         },
                     *         {
                     *           "name": "Wait until healthy",
                     *           "state": "running",
                     *           "startedAt": "2026-11-23T03:00:02.790Z",
                     *           "finishedAt": null,
                     *           "attempts": 1,
                     *           "progress": null,
                     *           "message": null,
                     *           "onCancel": "The service goes on starting."
                     *         }
                     *       ],
                     *       "error": null,
                     *       "isCancellable": true,
                     *       "cancelRequestedAt": null,
                     *       "cancelledBy": null,
                     *       "createdAt": "2026-11-23T03:00:00.012Z",
                     *       "updatedAt": "2026-11-23T03:00:02.790Z",
                     *       "finishedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required-or-service_protected"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    postServicesNameRestart: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The service’s name in the Compose file.
                 * @example trino
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Under way; follow the operation. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5f0c2b1e-8a53-4c0e-9a4f-1d1f6f0b7a52",
                     *       "kind": "service.restart",
                     *       "target": "trino",
                     *       "actor": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *       "actorName": "Ada Lindqvist",
                     *       "state": "running",
                     *       "steps": [
                     *         {
                     *           "name": "Restart trino",
                     *           "state": "succeeded",
                     *           "startedAt": "2026-11-23T03:00:00.041Z",
                     *           "finishedAt": "2026-11-23T03:00:02.790Z",
                     *           "attempts": 1,
                     *           "progress": null,
                     *           "message": null,
                     *           "onCancel": null
                     *         },
                     *         {
                     *           "name": "Wait until healthy",
                     *           "state": "running",
                     *           "startedAt": "2026-11-23T03:00:02.790Z",
                     *           "finishedAt": null,
                     *           "attempts": 1,
                     *           "progress": null,
                     *           "message": null,
                     *           "onCancel": "The service goes on starting."
                     *         }
                     *       ],
                     *       "error": null,
                     *       "isCancellable": true,
                     *       "cancelRequestedAt": null,
                     *       "cancelledBy": null,
                     *       "createdAt": "2026-11-23T03:00:00.012Z",
                     *       "updatedAt": "2026-11-23T03:00:02.790Z",
                     *       "finishedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required-or-service_protected"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getServicesNameLogs: {
        parameters: {
            query?: {
                /**
                 * @description How many lines at most, counted from the end of the log; all when left out.
                 * @example 200
                 */
                tail?: number;
                /**
                 * @description The first instant that belongs to it.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                since?: string;
                /**
                 * @description The last instant that belongs to it.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                until?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The service’s name in the Compose file.
                 * @example trino
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lines, the oldest first, each with its timestamp. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example 2026-11-23T03:00:00.104882311Z INFO  main  io.trino.server.Server  ======== SERVER STARTED ======== */
                    "text/plain": string;
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getServicesNameLogsEvents: {
        parameters: {
            query?: {
                /**
                 * @description How many lines at most come first, counted from the end of the log. When left out: 1,000; all from `since` where that is given, and all that were missed where `after` is.
                 * @example 200
                 */
                tail?: number;
                /**
                 * @description Only lines from this instant on.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                since?: string;
                /**
                 * @description Only lines up to this instant; the stream then says `end`.
                 * @example 2026-11-23T03:00:00.000Z
                 */
                until?: string;
                /**
                 * @description Only lines after those that came with the event of this id; `Last-Event-ID` goes before it.
                 * @example out@2026-11-23T03:00:00.104882311Z+1 err@2026-11-23T02:59:58Z+3
                 */
                after?: string;
            };
            header?: {
                /**
                 * @description The id of the event that was read last; a browser sends it by itself when it connects again. A log goes on from there. Other streams begin with the newest value in any case.
                 * @example out@2026-11-23T03:00:00.104882311Z+1 err@2026-11-23T02:59:58Z+3
                 */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The service’s name in the Compose file.
                 * @example trino
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lines as they are written, each once and in order; the id says up to where, and from there the stream goes on. An event `gap` says that lines may be missing behind that instant, because the engine has rotated them away or they are further back than `tail`; `end` that `until` has passed; `failed` why the stream ends. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example : open
                     *     retry: 2000
                     *
                     *     data: [{"at":"2026-11-23T03:00:00.104882311Z","stream":"stdout","text":"INFO  main  io.trino.server.Server  ======== SERVER STARTED ========"}]
                     *
                     *     : heartbeat
                     */
                    "text/event-stream": {
                        /** @constant */
                        event?: "message";
                        id?: string;
                        data: string;
                    } | {
                        /** @constant */
                        event: "gap";
                        data: string;
                    } | {
                        /** @constant */
                        event: "end";
                        data: string;
                    } | {
                        /** @constant */
                        event: "failed";
                        data: string;
                    } | {
                        /** @constant */
                        event: "session-ended";
                        data: string;
                    };
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getSchemas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schemas and tables, by name. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "lakehouse",
                     *           "tables": [
                     *             {
                     *               "name": "sales",
                     *               "kind": "table"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Schema"][];
                    };
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getTablesSchemaTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The schema’s name.
                 * @example lakehouse
                 */
                schema: string;
                /**
                 * @description The table’s name.
                 * @example sales
                 */
                table: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Columns, number of rows and snapshots. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "schema": "lakehouse",
                     *       "name": "sales",
                     *       "columns": [
                     *         {
                     *           "name": "amount",
                     *           "type": "decimal(18,2)",
                     *           "isNullable": false
                     *         }
                     *       ],
                     *       "rowCount": "48200",
                     *       "snapshots": [
                     *         {
                     *           "id": "6071825301983746013",
                     *           "committedAt": "2026-11-23T03:00:09.311Z",
                     *           "operation": "append",
                     *           "addedRecords": "1200",
                     *           "deletedRecords": "0"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Table"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    getTablesSchemaTableRows: {
        parameters: {
            query?: {
                /**
                 * @description How many rows at most.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The schema’s name.
                 * @example lakehouse
                 */
                schema: string;
                /**
                 * @description The table’s name.
                 * @example sales
                 */
                table: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Some rows; which ones is up to the table. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "columns": [
                     *         {
                     *           "name": "order_id",
                     *           "type": "bigint"
                     *         },
                     *         {
                     *           "name": "customer",
                     *           "type": "varchar"
                     *         },
                     *         {
                     *           "name": "amount",
                     *           "type": "decimal(18,2)"
                     *         }
                     *       ],
                     *       "rows": [
                     *         [
                     *           "90071992547409931",
                     *           "Nordlys AS",
                     *           "1249.90"
                     *         ],
                     *         [
                     *           "90071992547409932",
                     *           null,
                     *           "18.00"
                     *         ]
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TableRows"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    postQueries: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sql": "select count(*) from iceberg.lakehouse.sales"
                 *     }
                 */
                "application/json": components["schemas"]["Query"];
            };
        };
        responses: {
            /** @description Lines of JSON: `{"columns":[{"name","type"}]}`, then `{"rows":[[…]]}` any number of times, at last `{"done":true,"rowCount":"…","elapsedMs":…}` or `{"error":…}` with a problem. BIGINT and DECIMAL are strings. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {"columns":[{"name":"orders","type":"bigint"}]}
                     *     {"rows":[["48200"]]}
                     *     {"done":true,"rowCount":"1","elapsedMs":212}
                     */
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused-or-query_failed"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
            504: components["responses"]["upstream_timeout"];
        };
    };
    putObjectsKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Where in the bucket; slashes are part of it.
                 * @example raw/sales/2026-11-23.csv
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Written; what was under this key is replaced. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bucket": "lakehouse",
                     *       "key": "raw/sales/2026-11-23.csv",
                     *       "sizeBytes": 18204,
                     *       "etag": "9b2cf535f27731c974343645a3985328"
                     *     }
                     */
                    "application/json": components["schemas"]["UploadedObject"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            502: components["responses"]["upstream_error"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getTokens: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
                /**
                 * @description The id of a person; only an admin sees tokens of others.
                 * @example q7Yw2nKcVb0tPz5RmE1sJx8L
                 */
                owner?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your tokens, the newest first; an admin sees everyone’s. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "3f0c9b52-6f0e-4d53-9a53-0a9a0d6f2b11",
                     *           "name": "nightly export",
                     *           "scope": "read",
                     *           "hint": "lh_Zk3vQ",
                     *           "owner": {
                     *             "id": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *             "name": "Ada Lindqvist",
                     *             "email": "ada@example.org"
                     *           },
                     *           "createdAt": "2026-11-23T03:00:00.000Z",
                     *           "expiresAt": "2027-02-21T03:00:00.000Z",
                     *           "lastUsedAt": "2026-11-24T03:00:00.000Z",
                     *           "lastUsedAddress": "10.0.0.7"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiTokenPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postTokens: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "nightly export",
                 *       "scope": "read",
                 *       "expiresInDays": 90
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiToken"];
            };
        };
        responses: {
            /** @description The token, shown this once. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f0c9b52-6f0e-4d53-9a53-0a9a0d6f2b11",
                     *       "name": "nightly export",
                     *       "scope": "read",
                     *       "hint": "lh_Zk3vQ",
                     *       "owner": {
                     *         "id": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *         "name": "Ada Lindqvist",
                     *         "email": "ada@example.org"
                     *       },
                     *       "createdAt": "2026-11-23T03:00:00.000Z",
                     *       "expiresAt": "2027-02-21T03:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "lastUsedAddress": null,
                     *       "token": "lh_Zk3vQ…"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiToken"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    deleteTokensId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As the list names it.
                 * @example 3f0c9b52-6f0e-4d53-9a53-0a9a0d6f2b11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked: nothing more is answered to it. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getAccountTrino: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As whom Trino knows the person, and where it is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": "p_3k9x0ab1cd2e",
                     *       "role": "operator",
                     *       "hasPassword": false,
                     *       "url": "https://localhost:8083"
                     *     }
                     */
                    "application/json": components["schemas"]["TrinoAccount"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postAccountTrinoPassword: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Trino takes it within 2 s, and the one before it no more. It is shown this once. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": "p_3k9x0ab1cd2e",
                     *       "password": "…"
                     *     }
                     */
                    "application/json": components["schemas"]["TrinoPassword"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    deleteAccountTrinoPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Trino takes it no more within 2 s, and what was begun with it is ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getCertificateAuthority: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certificate by which a client knows Trino’s own. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-pem-file": string;
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getWebhooks: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Webhooks, by name. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
                     *           "name": "On-call",
                     *           "url": "https://hooks.example.com/lakehouse",
                     *           "eventTypes": [
                     *             "run.failed",
                     *             "service.unhealthy",
                     *             "service.recovered"
                     *           ],
                     *           "enabled": true,
                     *           "state": "healthy",
                     *           "failingSince": null,
                     *           "lastSuccessAt": "2026-11-23T03:00:01.204Z",
                     *           "lastFailureAt": null,
                     *           "createdBy": "Ada",
                     *           "createdAt": "2026-11-20T09:12:44.000Z",
                     *           "updatedAt": "2026-11-20T09:12:44.000Z",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "On-call",
                 *       "url": "https://hooks.example.com/lakehouse",
                 *       "eventTypes": [
                 *         "run.failed",
                 *         "service.unhealthy",
                 *         "service.recovered"
                 *       ],
                 *       "enabled": true
                 *     }
                 */
                "application/json": components["schemas"]["CreateWebhook"];
            };
        };
        responses: {
            /** @description The webhook, with the secret by which its receiver tells that a request is ours: shown this once. Requests are signed as Standard Webhooks says. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
                     *       "name": "On-call",
                     *       "url": "https://hooks.example.com/lakehouse",
                     *       "eventTypes": [
                     *         "run.failed",
                     *         "service.unhealthy",
                     *         "service.recovered"
                     *       ],
                     *       "enabled": true,
                     *       "state": "healthy",
                     *       "failingSince": null,
                     *       "lastSuccessAt": "2026-11-23T03:00:01.204Z",
                     *       "lastFailureAt": null,
                     *       "createdBy": "Ada",
                     *       "createdAt": "2026-11-20T09:12:44.000Z",
                     *       "updatedAt": "2026-11-20T09:12:44.000Z",
                     *       "version": 1,
                     *       "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getWebhooksDeliveries: {
        parameters: {
            query?: {
                /**
                 * @description How many items the page has at most.
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description `nextCursor` of the page before; the first page when left out.
                 * @example eyJhdCI6IjIwMjYtMTEtMjNUMDM6MDA6MDAuMDEyWiJ9
                 */
                cursor?: string;
                /**
                 * @description Only those of this webhook.
                 * @example 3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90
                 */
                webhookId?: string;
                /**
                 * @description Only those in this state.
                 * @example pending
                 */
                state?: "pending" | "succeeded" | "failed";
                /**
                 * @description Only those of this event.
                 * @example run.succeeded
                 */
                eventType?: "run.succeeded" | "run.failed" | "service.unhealthy" | "service.recovered" | "webhook.test";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What went or goes to webhooks, the newest first. It is kept for 30 days. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0c5d4b52-7d0c-4f4a-a0f3-0d5f2f9f9c11",
                     *           "webhookId": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
                     *           "webhookName": "On-call",
                     *           "eventId": "b5b0a3e4-9b6a-4f0e-8a51-2f6f5d1c7a10",
                     *           "eventType": "run.failed",
                     *           "subject": "sales_pipeline manual__2026-11-23T03:00:00+00:00",
                     *           "state": "succeeded",
                     *           "tries": 1,
                     *           "nextAttemptAt": null,
                     *           "lastAttemptAt": "2026-11-23T03:00:01.204Z",
                     *           "lastStatus": 204,
                     *           "lastError": null,
                     *           "createdAt": "2026-11-23T03:00:00.911Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getWebhooksDeliveriesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As the list names it.
                 * @example 3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, with its payload and tries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0c5d4b52-7d0c-4f4a-a0f3-0d5f2f9f9c11",
                     *       "webhookId": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
                     *       "webhookName": "On-call",
                     *       "eventId": "b5b0a3e4-9b6a-4f0e-8a51-2f6f5d1c7a10",
                     *       "eventType": "run.failed",
                     *       "subject": "sales_pipeline manual__2026-11-23T03:00:00+00:00",
                     *       "state": "succeeded",
                     *       "tries": 1,
                     *       "nextAttemptAt": null,
                     *       "lastAttemptAt": "2026-11-23T03:00:01.204Z",
                     *       "lastStatus": 204,
                     *       "lastError": null,
                     *       "createdAt": "2026-11-23T03:00:00.911Z",
                     *       "payload": "{\"type\":\"run.failed\",\"timestamp\":\"2026-11-23T03:00:00.000Z\",\"data\":{\"dagId\":\"sales_pipeline\",\"dagRunId\":\"manual__2026-11-23T03:00:00+00:00\",\"state\":\"failed\"}}",
                     *       "attempts": [
                     *         {
                     *           "at": "2026-11-23T03:00:01.204Z",
                     *           "durationMs": 84,
                     *           "status": 204,
                     *           "error": null,
                     *           "response": ""
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryDetails"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postWebhooksDeliveriesIdReplay: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description As the list names it.
                 * @example 3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way, now and with all its tries before it. `webhook-id` is the same as before. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0c5d4b52-7d0c-4f4a-a0f3-0d5f2f9f9c11",
                     *       "webhookId": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
                     *       "webhookName": "On-call",
                     *       "eventId": "b5b0a3e4-9b6a-4f0e-8a51-2f6f5d1c7a10",
                     *       "eventType": "run.failed",
                     *       "subject": "sales_pipeline manual__2026-11-23T03:00:00+00:00",
                     *       "state": "succeeded",
                     *       "tries": 1,
                     *       "nextAttemptAt": null,
                     *       "lastAttemptAt": "2026-11-23T03:00:01.204Z",
                     *       "lastStatus": 204,
                     *       "lastError": null,
                     *       "createdAt": "2026-11-23T03:00:00.911Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getWebhooksId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As the list names it.
                 * @example 3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. `ETag` is what `If-Match` takes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
                     *       "name": "On-call",
                     *       "url": "https://hooks.example.com/lakehouse",
                     *       "eventTypes": [
                     *         "run.failed",
                     *         "service.unhealthy",
                     *         "service.recovered"
                     *       ],
                     *       "enabled": true,
                     *       "state": "healthy",
                     *       "failingSince": null,
                     *       "lastSuccessAt": "2026-11-23T03:00:01.204Z",
                     *       "lastFailureAt": null,
                     *       "createdBy": "Ada",
                     *       "createdAt": "2026-11-20T09:12:44.000Z",
                     *       "updatedAt": "2026-11-20T09:12:44.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    deleteWebhooksId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As the list names it.
                 * @example 3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted, with its deliveries. What was on its way to it is not sent any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    patchWebhooksId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the version that you have seen: nothing is changed when somebody else has changed it meanwhile. Without it, or with `*`, it is changed in any case.
                 * @example "3"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description As the list names it.
                 * @example 3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": false
                 *     }
                 */
                "application/json": components["schemas"]["UpdateWebhook"];
            };
        };
        responses: {
            /** @description The webhook as it is now. With `If-Match` it changes only if nobody else has changed it since: `"3"` is its version 3. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
                     *       "name": "On-call",
                     *       "url": "https://hooks.example.com/lakehouse",
                     *       "eventTypes": [
                     *         "run.failed",
                     *         "service.unhealthy",
                     *         "service.recovered"
                     *       ],
                     *       "enabled": true,
                     *       "state": "healthy",
                     *       "failingSince": null,
                     *       "lastSuccessAt": "2026-11-23T03:00:01.204Z",
                     *       "lastFailureAt": null,
                     *       "createdBy": "Ada",
                     *       "createdAt": "2026-11-20T09:12:44.000Z",
                     *       "updatedAt": "2026-11-20T09:12:44.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postWebhooksIdRotateSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description As the list names it.
                 * @example 3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook with its new secret, shown this once. For 24 hours requests are signed with the one before it too. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
                     *       "name": "On-call",
                     *       "url": "https://hooks.example.com/lakehouse",
                     *       "eventTypes": [
                     *         "run.failed",
                     *         "service.unhealthy",
                     *         "service.recovered"
                     *       ],
                     *       "enabled": true,
                     *       "state": "healthy",
                     *       "failingSince": null,
                     *       "lastSuccessAt": "2026-11-23T03:00:01.204Z",
                     *       "lastFailureAt": null,
                     *       "createdBy": "Ada",
                     *       "createdAt": "2026-11-20T09:12:44.000Z",
                     *       "updatedAt": "2026-11-20T09:12:44.000Z",
                     *       "version": 1,
                     *       "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postWebhooksIdTest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description As the list names it.
                 * @example 3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way: an event `webhook.test`, tried once. Read the delivery to follow it. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0c5d4b52-7d0c-4f4a-a0f3-0d5f2f9f9c11",
                     *       "webhookId": "3f6f0e0e-5a7e-4c3a-9a53-4f2b1c7d8e90",
                     *       "webhookName": "On-call",
                     *       "eventId": "b5b0a3e4-9b6a-4f0e-8a51-2f6f5d1c7a10",
                     *       "eventType": "run.failed",
                     *       "subject": "sales_pipeline manual__2026-11-23T03:00:00+00:00",
                     *       "state": "succeeded",
                     *       "tries": 1,
                     *       "nextAttemptAt": null,
                     *       "lastAttemptAt": "2026-11-23T03:00:01.204Z",
                     *       "lastStatus": 204,
                     *       "lastError": null,
                     *       "createdAt": "2026-11-23T03:00:00.911Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postSessionSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["SecondFactorCode"];
            };
        };
        responses: {
            /** @description Signed in; the session is in the cookie. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "q7Yw2nKcVb0tPz5RmE1sJx8L",
                     *       "kind": "person",
                     *       "name": "Ada Lindqvist",
                     *       "email": "ada@example.org",
                     *       "role": "operator",
                     *       "mustChangePassword": false,
                     *       "twoFactorEnabled": true
                     *     }
                     */
                    "application/json": components["schemas"]["Viewer"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated-or-wrong_code"];
            403: components["responses"]["origin_refused"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    getAccountTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether a second factor is asked for. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enabled": true,
                     *       "backupCodesLeft": 9,
                     *       "hasPassword": true
                     *     }
                     */
                    "application/json": components["schemas"]["TwoFactor"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-password_change_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postAccountTwoFactor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["StartTwoFactor"];
            };
        };
        responses: {
            /** @description A secret for an authenticator. Two-factor is on once a code of it was given to confirm. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uri": "otpauth://totp/Lakehouse:ada%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Lakehouse",
                     *       "secret": "JBSWY3DPEHPK3PXP",
                     *       "backupCodes": [
                     *         "8Kq2P-x7Wnd",
                     *         "tR4mZ-0vYbs"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TwoFactorStart"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postAccountTwoFactorConfirm: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["SecondFactorCode"];
            };
        };
        responses: {
            /** @description On; every other session has ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated-or-wrong_code"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postAccountTwoFactorDisable: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery staple",
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["ProveTwoFactor"];
            };
        };
        responses: {
            /** @description Off; every other session has ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated-or-wrong_code"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
    postAccountTwoFactorBackupCodes: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.
                 * @example 0b9e5a52-6d2c-4a29-8f0e-2f4b8a1c9d77
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery staple",
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["ProveTwoFactor"];
            };
        };
        responses: {
            /** @description New codes; those before open nothing any more. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "backupCodes": [
                     *         "8Kq2P-x7Wnd",
                     *         "tR4mZ-0vYbs"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BackupCodes"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated-or-wrong_code"];
            403: components["responses"]["forbidden-or-origin_refused-or-password_change_required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["upstream_unavailable"];
        };
    };
}
